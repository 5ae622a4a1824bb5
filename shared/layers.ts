/** The five layers of a build-out, from what is burnt to what is sold. */
export const LAYERS = ['energy', 'chips', 'infrastructure', 'models', 'applications'] as const
export type Layer = (typeof LAYERS)[number]
