/** What scenarios that stand side by side are called, and how an address names the one that is favored: `?favor=B`. */
export const LETTERS = ['A', 'B', 'C', 'D'] as const

export const letterOf = (index: number): string => LETTERS[index] ?? ''
