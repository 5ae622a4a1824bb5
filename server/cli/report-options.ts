import { presetSettings } from '#shared/report/presets.ts'
import {
	PLAIN_SETTINGS,
	REPORT_MARKS,
	REPORT_PAPERS,
	REPORT_PRESETS,
	REPORT_SECTIONS,
	REPORT_UNITS,
	reportSettingsSchema,
	type ReportSettings,
} from '#shared/schemas/report/report-settings.ts'
import { REDACTIONS } from '#shared/schemas/report/redactions.ts'
import { UsageError } from './output.ts'

/** How a report is set on the command line. */
export const REPORT_OPTIONS = {
	full: 'boolean',
	preset: 'string',
	sections: 'string',
	paper: 'string',
	units: 'string',
	redact: 'string',
	mark: 'string',
	note: 'string',
} as const
type ReportSettingsParams = { readonly [Name in keyof typeof REPORT_OPTIONS]?: string | boolean | undefined }

/** One of the words an option takes; the refusal names the option and them all. */
function wordOf<Word extends string>(option: string, allowed: Readonly<Record<Word, string>>, given: string): Word {
	const words = Object.keys(allowed).filter((word): word is Word => Object.hasOwn(allowed, word))
	const found = words.find((word) => word === given.trim())
	if (found === undefined) throw new UsageError(`--${option} “${given}”: choose from ${words.join(', ')}.`)
	return found
}

const wordsOf = <Word extends string>(option: string, allowed: Readonly<Record<Word, string>>, given: string): Word[] =>
	given.split(',').map((word) => wordOf(option, allowed, word))

/** Marks as they are printed, in any case. */
function markOf(given: string): ReportSettings['mark'] {
	const found = REPORT_MARKS.find((mark) => mark.toLowerCase() === given.trim().toLowerCase())
	if (found === undefined)
		throw new UsageError(`--mark “${given}”: choose from ${REPORT_MARKS.filter((mark) => mark !== '').join(', ')}.`)
	return found
}

function noteOf(given: string): string {
	const read = reportSettingsSchema.shape.note.safeParse(given)
	if (!read.success) throw new UsageError(`--note: ${read.error.issues[0]?.message ?? 'too long.'}`)
	return read.data
}

type Reads = { readonly [Name in keyof ReportSettingsParams]?: (given: string) => Partial<ReportSettings> }

/** A preset before what is picked by hand. */
const READS: Reads = {
	preset: (given) => presetSettings(wordOf('preset', REPORT_PRESETS, given)),
	sections: (given) => ({ sections: wordsOf('sections', REPORT_SECTIONS, given) }),
	paper: (given) => ({ paper: wordOf('paper', REPORT_PAPERS, given) }),
	units: (given) => ({ units: wordOf('units', REPORT_UNITS, given) }),
	redact: (given) => ({ redact: wordsOf('redact', REDACTIONS, given) }),
	mark: (given) => ({ mark: markOf(given) }),
	note: (given) => ({ note: noteOf(given) }),
}

/** What the options of a command come to. Throws a usage error that names the option and what it takes. */
export function reportSettings(given: ReportSettingsParams): ReportSettings {
	const read = Object.entries(READS).map(([name, of]) => {
		const value = Object.entries(given).find(([option]) => option === name)?.[1]
		return typeof value === 'string' ? of(value) : {}
	})
	const picked = read.reduce<ReportSettings>((settings, own) => ({ ...settings, ...own }), PLAIN_SETTINGS)
	return given.full === true ? { ...picked, length: 'full' } : picked
}
