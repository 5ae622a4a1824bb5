import { sectionsOf } from '#shared/report/presets.ts'
import { REPORT_SECTIONS, type ReportSection, type ReportSettings } from '#shared/schemas/report/report-settings.ts'

/** A section that may be printed, and whether it is. */
export type SectionTick = {
	readonly id: ReportSection
	readonly isTicked: boolean
	/** appendices stand after all else */
	readonly isAppendix: boolean
}

const APPENDICES: readonly ReportSection[] = ['inputs', 'formulas', 'tables', 'changes', 'glossary']
const ALL = Object.keys(REPORT_SECTIONS).filter((id): id is ReportSection => Object.hasOwn(REPORT_SECTIONS, id))

/** Every section in the order of printing, those that are not printed behind those that are; appendices last. */
export function arrangedSections(
	settings: Pick<ReportSettings, 'length' | 'preset' | 'sections'>,
): readonly SectionTick[] {
	const printed = sectionsOf(settings)
	const others = ALL.filter((id) => !printed.includes(id))
	const ticks = [...printed, ...others].map((id) => ({
		id,
		isTicked: printed.includes(id),
		isAppendix: APPENDICES.includes(id),
	}))
	return [...ticks.filter(({ isAppendix }) => !isAppendix), ...ticks.filter(({ isAppendix }) => isAppendix)]
}

/** The same with one of them a place up or down among its own; at the end it stays. */
export function movedIn(ticks: readonly SectionTick[], id: string, by: -1 | 1): readonly SectionTick[] {
	const from = ticks.findIndex((tick) => tick.id === id)
	const [one, other] = [ticks[from], ticks[from + by]]
	if (one === undefined || other === undefined || one.isAppendix !== other.isAppendix) return ticks
	return ticks.with(from, other).with(from + by, one)
}
