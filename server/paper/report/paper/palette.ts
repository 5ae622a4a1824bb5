import type { ColourToken } from '#shared/charts/geometry.ts'

/** The light values of the design tokens: paper is always light. A test holds them to app/styles/tokens.css. */
export const PALETTE: Readonly<Record<string, string>> = {
	surface: '#ffffff',
	sunken: '#efede7',
	line: '#e2dfd7',
	'line-strong': '#85898e',
	hair: '#edebe4',
	ink: '#16181b',
	'ink-2': '#4b4f55',
	'ink-3': '#65696f',
	energy: '#b97407',
	'energy-ink': '#8a5200',
	'energy-soft': '#f6e9d2',
	chips: '#1f4f9f',
	'chips-ink': '#1f4f9f',
	'chips-soft': '#dde6f4',
	infrastructure: '#0a9380',
	'infrastructure-ink': '#00705f',
	'infrastructure-soft': '#d6efea',
	models: '#936aee',
	'models-ink': '#6b3fd0',
	'models-soft': '#ebe3fd',
	applications: '#8a2b48',
	'applications-ink': '#8a2b48',
	'applications-soft': '#f2dfe5',
	ok: '#3c6b4a',
	tight: '#8f4a00',
	failing: '#b3201a',
	incomplete: '#5c6068',
	'trade-1': '#0a5c52',
	'trade-2': '#0a9380',
	'trade-3': '#6cc4b7',
	'trade-4': '#a3d9d0',
	'trade-5': '#c9cfce',
}

/** A token the palette lacks is drawn in ink: seen, and caught by the test of every chart. */
export const colourOf = (token: ColourToken): string => PALETTE[token] ?? '#16181b'
