export declare const testSecret: string;
