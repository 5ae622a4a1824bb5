import { MONTHS_PER_YEAR } from '#shared/units/conversions.ts'
import { sheetErf, sheetPue, sheetRef } from '../../environment/eed-years.ts'
import { sheetEnergy } from '../../environment/eed.ts'
import { yearOf } from '../../environment/environment-inputs.ts'
import { columnOf, type Frame } from '../../kernel/run.ts'
import type { EngineModel } from '../../world.ts'
import type { RuleYear } from './site-facts.ts'

/** The figures of a site’s calendar years that rules hold it against; `site` is its place in the plan. */
export function ruleYears(frame: Frame<EngineModel>, site: number): readonly RuleYear[] {
	const { model } = frame.world
	const energy = columnOf(frame, sheetEnergy)
	const figures = { pue: columnOf(frame, sheetPue), erf: columnOf(frame, sheetErf), ref: columnOf(frame, sheetRef) }
	const years = model.months.map((_, month) => yearOf(model, month))
	return [...new Set(years)].map((year) => {
		const months = [...years.keys()].filter((month) => years[month] === year)
		const [first = 0] = months
		const at = (name: keyof typeof figures) => {
			const value = figures[name].at(site, first)
			return Number.isNaN(value) ? null : value
		}
		const served = months.filter((month) => energy.at(site, month) > 0)
		return { year, whole: served.length === MONTHS_PER_YEAR, pue: at('pue'), erf: at('erf'), ref: at('ref') }
	})
}
