import { catalogueFor, currencyOf } from '#shared/catalogue/catalogue.ts'
import { rateText } from '#shared/formats/figures.ts'
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
