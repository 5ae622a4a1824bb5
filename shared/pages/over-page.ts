/** In an address: what is loaded or done there is for a dialog over another page, which stays open. */
export const OVER = 'over'
