import { catalogueFor, currencyOf } from '#shared/catalogue/catalogue.ts'
import { builtInCatalogue } from '#shared/catalogue/tables.ts'
import { rateText } from '#shared/formats/figures.ts'
import { formatFigure } from '#shared/units/format.ts'
import type { PlanFile } from '#shared/schemas/plan-file.ts'

const isInDollars = ({ currency }: PlanFile): boolean => currency === null || currency === 'USD'

/** «Amounts in Mexican pesos: 17.95 MXN to the USD. Source: …», for a plan not stored yet; empty where it is in dollars. */
export function currencyText(plan: PlanFile): string {
	const local = catalogueFor(plan).currencies.find(({ id }) => id === plan.currency)
	if (isInDollars(plan) || plan.usdPerCurrencyUnit === null || local === undefined) return ''
	return `Amounts in ${local.name}: ${rateText(local.id, plan.usdPerCurrencyUnit)}. Source: ${local.source}.`
}

/** What to enter for what all of a plan's sites pay in; empty where that is dollars, not known, or more than one. */
export function currencyOffer(plan: PlanFile): string {
	if (!isInDollars(plan)) return ''
	const catalogue = catalogueFor(plan)
	const [first, ...others] = new Set(
		plan.sites.map(({ country }) => (country === null ? null : currencyOf(catalogue, country))),
	)
	if (first === undefined || first === null || others.length > 0) return ''
	const { id, name, usdPerUnit, source } = first
	return `Every site pays in ${name}: enter ${id} and ${String(usdPerUnit)}. Source: ${source}.`
}

/** As far as a rate may be from the published one, either way: rates of a plan are of other years. */
const MOST_APART = 2

/** What is wrong with a rate that is the wrong way round: units to the dollar where dollars to the unit are asked; null: nothing known. */
export function turnedRate(code: string, usdPerUnit: number): string | null {
	const published = builtInCatalogue.currencies.find(({ id }) => id === code)?.usdPerUnit
	if (published === undefined) return null
	const isNear = (rate: number) => rate < published * MOST_APART && rate > published / MOST_APART
	if (isNear(usdPerUnit) || !isNear(1 / usdPerUnit)) return null
	const [typed, meant] = [formatFigure(usdPerUnit), formatFigure(1 / usdPerUnit)]
	return `${typed} is ${code} to the USD. Enter USD per ${code}: ${meant}.`
}
