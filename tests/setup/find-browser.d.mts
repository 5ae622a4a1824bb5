export declare function findSystemBrowser(): string | undefined
