/** A claim that could be wrong, and the sentence that backs it. */
export type Finding = { readonly title: string; readonly lede: string }
