export declare function isBuilt(folder?: string): boolean;
export declare function ensureBuilt(): void;
