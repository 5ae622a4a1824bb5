import { buildClass, buildClassOf } from '#shared/catalogue/builds/build-classes.ts'
import { catalogueFor } from '#shared/catalogue/catalogue.ts'
import type { PlanFile } from '#shared/schemas/plan-file.ts'
import { isMoney, moneyOf } from '#shared/units/money.ts'
import type { Unit } from '#shared/units/units.ts'
import { rateText } from '#shared/formats/figures.ts'
import type { GridList } from '#shared/grid/grid-lists.ts'
import { usualFigure } from './usual-figure.ts'

/** In a plan of another currency, what a price is entered in; '' where nothing need be said. */
export function enteredIn(plan: PlanFile, unit: Unit | null): string {
	const { code, usdPerUnit } = moneyOf(plan)
	if (unit === null || !isMoney(unit) || code === 'USD') return ''
	return ` In ${code}: ${rateText(code, usdPerUnit)}. Write USD after an amount in dollars.`
}

/** What a field of an entry holds where it is left out, as the catalogue has it; null where the field's own words say it. */
export function usualOf(plan: PlanFile, list: GridList, { field, item }: UsualAsk): string | null {
	if (list !== 'buildPhases' || field !== 'durationMonths') return usualFigure(plan, { list, field, item })
	const hall = plan.buildPhases.find(({ id }) => id === item['id'])
	if (hall === undefined || hall.scope === 'existing') return null
	const { name, months } = buildClass(catalogueFor(plan), buildClassOf(plan, hall.siteId))
	return `${String(months.p50)} (${name})`
}
type UsualAsk = { readonly field: string; readonly item: Readonly<Record<string, unknown>> }

/** What is usual, by the catalogue, of a field whose default hangs on more than its own entry; '' where it tells nothing. */
export function usualText(plan: PlanFile, list: GridList, field: string): string {
	if (list !== 'buildPhases' || field !== 'durationMonths') return ''
	const classes = catalogueFor(plan).buildClasses.map(
		({ name, months: { p10, p50, p90 } }) => `${name}: ${String(p50)} (${String(p10)} to ${String(p90)})`,
	)
	return ` ${classes.join('; ')}.`
}
