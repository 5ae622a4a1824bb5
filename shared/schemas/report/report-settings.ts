import { z } from 'zod'
import { readLogo } from './logo-image.ts'
import { REDACTIONS } from './redactions.ts'

/** Brief: what a board reads. Full: every section, with appendices. */
export const REPORT_LENGTHS = { brief: 'Brief', full: 'Full' } as const
/** For whom it is: each picks length, sections and their order; every pick can be changed. */
export const REPORT_PRESETS = {
	board: 'Board',
	lender: 'Lender',
	utility: 'Utility',
	contractor: 'Contractor',
	training: 'Training center',
} as const
export const REPORT_PAPERS = { a4: 'A4', letter: 'Letter' } as const
/** Of areas, volumes and temperatures; power and energy are SI in both. */
export const REPORT_UNITS = { si: 'SI', us: 'US customary' } as const
export const REPORT_MARKS = ['', 'Confidential', 'Internal', 'Public'] as const

/** What may be printed, in its usual order; document control comes first in every report. */
export const REPORT_SECTIONS = {
	summary: 'Executive summary',
	basis: 'Basis of planning',
	site: 'Sites',
	energy: 'Energy',
	chips: 'Chips',
	infrastructure: 'Halls',
	models: 'Models',
	applications: 'Applications',
	balance: 'Layer balance',
	workforce: 'Workforce',
	money: 'Cost and funding',
	scenarios: 'Scenarios',
	uncertainty: 'Uncertainty',
	risks: 'Risks',
	environment: 'Environment',
	readiness: 'Readiness and open items',
	inputs: 'Inputs',
	formulas: 'Formulas and traces',
	tables: 'Tables behind the figures',
	changes: 'Changes since the last issue',
	glossary: 'Glossary and method',
} as const
export type ReportPreset = keyof typeof REPORT_PRESETS
export type ReportSection = keyof typeof REPORT_SECTIONS

const isId = <Id extends string>(labels: Readonly<Record<Id, unknown>>, id: string): id is Id =>
	Object.hasOwn(labels, id)
export const idOf = <Id extends string>(labels: Readonly<Record<Id, unknown>>) =>
	z.enum(Object.keys(labels).filter((id): id is Id => isId(labels, id)))

const logoSchema = z
	.string()
	.max(140_000, { error: 'Logo: this picture has more than 100 KB. Save it smaller.' })
	.superRefine((base64, context) => {
		const read = readLogo(base64)
		if (!read.ok) context.addIssue({ code: 'custom', message: read.problem })
	})

/** How a report is set: kept with the plan, and with each issue. */
export const reportSettingsSchema = z.strictObject({
	length: idOf(REPORT_LENGTHS).default('brief'),
	/** null: none picked */
	preset: idOf(REPORT_PRESETS).nullable().default(null),
	/** in the order of printing; null: those of the length and preset */
	sections: z.array(idOf(REPORT_SECTIONS)).nullable().default(null),
	paper: idOf(REPORT_PAPERS).default('a4'),
	units: idOf(REPORT_UNITS).default('si'),
	redact: z.array(idOf(REDACTIONS)).default([]),
	mark: z.enum(REPORT_MARKS).default(''),
	note: z.string().trim().max(300, { error: 'At most 300 characters: one or two sentences.' }).default(''),
	/** base64 of a PNG or JPEG, at most 100 KB; null for none */
	logo: logoSchema.nullable().default(null),
})
export type ReportSettings = z.infer<typeof reportSettingsSchema>

export const PLAIN_SETTINGS: ReportSettings = reportSettingsSchema.parse({})
