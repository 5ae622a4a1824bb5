import type { ChipExport } from '../types.ts'

const BARRED = {
	source:
		'15 CFR 744.23/742.6, country groups D:5 and E, rules of 17 Oct 2023 and later (recalled); China: single chips are licensed case by case',
	asOf: '2026-01',
	confidence: 'medium',
} as const
const LICENSED = {
	source:
		'15 CFR 742.6, ECCN 3A090 to country groups D:1 and D:4, rule of 17 Oct 2023; AI Diffusion rule rescinded 13 May 2025 (recalled)',
	asOf: '2026-01',
	confidence: 'medium',
} as const

// prettier-ignore
const countries: readonly Omit<ChipExport, 'country'>[] = [
	{ id: 'CN', chips: 'advanced', status: 'barred', exceptions: ['h20'], ...BARRED },
	{ id: 'MO', chips: 'advanced', status: 'barred', exceptions: [], ...BARRED },
	{ id: 'RU', chips: 'advanced', status: 'barred', exceptions: [], ...BARRED },
	{ id: 'BY', chips: 'advanced', status: 'barred', exceptions: [], ...BARRED },
	{ id: 'IR', chips: 'advanced', status: 'barred', exceptions: [], ...BARRED },
	{ id: 'KP', chips: 'advanced', status: 'barred', exceptions: [], ...BARRED },
	{ id: 'SY', chips: 'advanced', status: 'barred', exceptions: [], ...BARRED },
	{ id: 'CU', chips: 'advanced', status: 'barred', exceptions: [], ...BARRED },
	{ id: 'AE', chips: 'advanced', status: 'licence', exceptions: [], ...LICENSED },
	{ id: 'SA', chips: 'advanced', status: 'licence', exceptions: [], ...LICENSED },
	{ id: 'QA', chips: 'advanced', status: 'licence', exceptions: [], ...LICENSED },
	{ id: 'KW', chips: 'advanced', status: 'licence', exceptions: [], ...LICENSED },
	{ id: 'OM', chips: 'advanced', status: 'licence', exceptions: [], ...LICENSED },
	{ id: 'BH', chips: 'advanced', status: 'licence', exceptions: [], ...LICENSED },
	{ id: 'VN', chips: 'advanced', status: 'licence', exceptions: [], ...LICENSED },
	{ id: 'KZ', chips: 'advanced', status: 'licence', exceptions: [], ...LICENSED },
	{ id: 'UZ', chips: 'advanced', status: 'licence', exceptions: [], ...LICENSED },
	{ id: 'EG', chips: 'advanced', status: 'licence', exceptions: [], ...LICENSED },
	{ id: 'JO', chips: 'advanced', status: 'licence', exceptions: [], ...LICENSED },
	{ id: 'GE', chips: 'advanced', status: 'licence', exceptions: [], ...LICENSED },
	{ id: 'AM', chips: 'advanced', status: 'licence', exceptions: [], ...LICENSED },
	{ id: 'AZ', chips: 'advanced', status: 'licence', exceptions: [], ...LICENSED },
	{ id: 'MN', chips: 'advanced', status: 'licence', exceptions: [], ...LICENSED },
]

/** Where advanced accelerators may not go, or only with a licence; to all other countries they go freely. Rule pW10. */
export const chipExport: readonly ChipExport[] = countries.map((row) => ({ ...row, country: row.id }))

/** Stands in rows of export rules for all chips of the advanced tier. */
export const ADVANCED = 'advanced'
