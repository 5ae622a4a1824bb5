import type { Layer } from '#shared/layers.ts'
import { compact, count, megawatts, shortFigure } from '#shared/formats/figures.ts'

/** Whether a figure is told as one. */
export const isOne = (value: number): boolean => Math.round(value) === 1

/** Whether a figure of three digits reads as one. */
export const isSaidAsOne = (value: number): boolean => shortFigure(value) === '1'

/** The same of a figure that may be a part: `1 accelerator`, `43.2 accelerators`. */
export const acceleratorsText = (value: number): string =>
	`${shortFigure(value)} ${isSaidAsOne(value) ? 'accelerator' : 'accelerators'}`

/** `1 accelerator`, `48,000 accelerators` */
export const accelerators = (value: number): string =>
	`${count(value)} ${isOne(value) ? 'accelerator' : 'accelerators'}`

const AND = new Intl.ListFormat('en-GB')
/** `a site, power and halls` */
export const listed = (parts: readonly string[]): string => AND.format(parts)

/** `1 MW-month`, `1.34 MW-months` */
export const MWMonthsText = (value: number): string =>
	`${compact(value)} ${compact(value) === '1' ? 'MW-month' : 'MW-months'}`

const UNITS: Readonly<Record<Layer, (value: number) => string>> = {
	energy: (value) => `${megawatts(value)} MW at the meter`,
	infrastructure: (value) => `${megawatts(value)} MW IT`,
	chips: (value) => `${accelerators(value)} with spares`,
	models: (value) => `${compact(value)} tokens/s`,
	applications: (value) => `${compact(value)} tokens/s`,
}

/** A figure of a layer with its unit: `1 accelerator`, `12 MW at the meter`. */
export const amountOf = (layer: Layer, value: number): string => UNITS[layer](value)
