/** The five layers of a build-out, from what is burnt to what is sold. */
export const LAYERS = ['energy', 'chips', 'infrastructure', 'models', 'applications'] as const
export type Layer = (typeof LAYERS)[number]

/** A layer within a name of a figure: «Capital of halls». */
export const layerInName = (layer: Layer): string => (layer === 'infrastructure' ? 'halls' : layer)
