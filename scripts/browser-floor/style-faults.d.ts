export function styleFaults(file: string, css: string): Promise<string[]>;
