export function scriptFaults(file: string, text: string): string[];
