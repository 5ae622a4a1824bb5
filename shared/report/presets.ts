import {
	PLAIN_SETTINGS,
	REPORT_SECTIONS,
	type ReportPreset,
	type ReportSection,
	type ReportSettings,
} from '#shared/schemas/report/report-settings.ts'

type Length = ReportSettings['length']
type PresetsChosen = { readonly length: Length; readonly sections: readonly ReportSection[] }

/** Pages of the Brief, of which each holds what belongs to it: chips stand with halls, work with the balance. */
const BRIEF: readonly ReportSection[] = ['summary', 'energy', 'infrastructure', 'balance', 'workforce', 'money']
const ALL = Object.keys(REPORT_SECTIONS).filter((id): id is ReportSection => Object.hasOwn(REPORT_SECTIONS, id))

/** What each reader is given first: what they decide on, in the order in which they ask; appendices on demand. */
const PRESETS: Readonly<Record<ReportPreset, PresetsChosen>> = {
	board: { length: 'brief', sections: ['summary', 'uncertainty'] },
	lender: {
		length: 'brief',
		sections: [
			...(['summary', 'money', 'basis', 'uncertainty', 'energy'] as const),
			...(['infrastructure', 'risks', 'site', 'readiness'] as const),
		],
	},
	utility: { length: 'brief', sections: ['summary', 'energy', 'site', 'readiness'] },
	contractor: {
		length: 'brief',
		sections: ['summary', 'infrastructure', 'money', 'workforce', 'uncertainty', 'risks'],
	},
	training: { length: 'brief', sections: ['summary', 'workforce', 'uncertainty', 'basis'] },
}

/** What choosing a reader sets; all of it can be changed. */
export function presetSettings(preset: ReportPreset): Pick<ReportSettings, 'length' | 'preset' | 'sections'> {
	const { length, sections } = PRESETS[preset]
	return { length, preset, sections: [...sections] }
}

const OF_LENGTH: Readonly<Record<Length, readonly ReportSection[]>> = { brief: BRIEF, full: ALL }

/** The sections that are asked for, each once: those picked, else those of the preset, else those of the length. */
export function sectionsOf({
	sections,
	preset,
	length,
}: Pick<ReportSettings, 'length' | 'preset' | 'sections'>): readonly ReportSection[] {
	if (sections !== null && sections.length > 0) return [...new Set(sections)]
	const ofPreset = preset === null ? null : PRESETS[preset]
	return ofPreset?.length === length ? ofPreset.sections : OF_LENGTH[length]
}

/** What is set where nobody has set anything. */
export const FIRST_SETTINGS: ReportSettings = { ...PLAIN_SETTINGS, mark: 'Confidential' }

/** The same with a section more, behind the last that usually comes before it; as it is where it is printed already. */
export function withSection(settings: ReportSettings, section: ReportSection): ReportSettings {
	const printed = sectionsOf(settings)
	if (printed.includes(section)) return settings
	const before = printed.findLastIndex((id) => ALL.indexOf(id) < ALL.indexOf(section))
	return { ...settings, sections: printed.toSpliced(before + 1, 0, section) }
}

/** Whether a Full tells the same elsewhere: what stands in one section is not printed again in another. */
export const isToldIn = (settings: ReportSettings, section: ReportSection): boolean =>
	settings.length === 'full' && sectionsOf(settings).includes(section)
