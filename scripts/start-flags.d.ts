export declare const startFlags: string[];
