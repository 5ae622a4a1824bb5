import { cite, planOf, published } from '#shared/catalogue/templates/cited.ts'
import { currencyOf } from '#shared/catalogue/catalogue.ts'
import { builtInCatalogue } from '#shared/catalogue/tables.ts'
import type { CostFactor } from '#shared/catalogue/facility-types.ts'
import type { StartAnswers } from '#shared/start/answers.ts'
import { parsePlanFile, type PlanFile } from '#shared/schemas/plan-file.ts'
import { siteFields } from '#shared/fields/plan-fields.ts'
import { monthsBetween } from '#shared/units/months.ts'
import { weeksToWholeMonths } from '#shared/units/conversions.ts'
import { PERMIT_MONTHS } from './timing.ts'
import { demandOf } from './draft-demand.ts'
import { said, SITE, sized, usual, type SizingBasis, type Item } from './sized-notes.ts'
import type { HallSize } from './sizes.ts'

function siteOf({
	answers: { place, itMW, by, rows = {}, buildClass = null },
	choices: { chip, rent, work, building },
	sizes: { travellers },
}: SizingBasis): Item {
	const { cooling, redundancy } = siteFields
	const stated = published('GeoNames, geonames.org', { why: 'Location entered for the plan' })
	const named = published('Catalog row', { why: 'Named for the place instead of the nearest' })
	return {
		id: SITE,
		name: place.name,
		country: place.country,
		...(place.region !== '' && { region: place.region }),
		latitude: cite(place.latitude, stated),
		longitude: cite(place.longitude, stated),
		...Object.fromEntries(Object.entries(rows).map(([field, id]) => [field, cite(id, named)])),
		targetItMW: itMW,
		targetMonth: by,
		buildClass: cite(
			building.id,
			buildClass === null
				? usual(building.source, `${building.note} No build class was entered.`)
				: said(`${building.name}: ${building.source}`),
		),
		cooling: cite(
			cooling.default,
			usual(
				`${cooling.label}: ${cooling.source}`,
				rent === null ? `${chip.name} is cooled by liquid.` : 'Racks of AI tenants are cooled by liquid.',
			),
		),
		...(rent !== null && {
			operatingModel: cite('landlord', said('Leased to tenants, who staff their own equipment')),
		}),
		...(travellers !== null && {
			labour: {
				travellersCap: cite(
					travellers,
					sized(
						`The ${work.travellersCap.best} that one site of the country may find bring the last accelerators to work when the first are about to leave service: ${work.source}`,
					),
				),
			},
		}),
		redundancy: cite(redundancy.default, usual(`${redundancy.label}: ${redundancy.source}`, 'Usual for AI halls.')),
	}
}

function contractsOf({ answers: { itMW }, choices, sizes }: SizingBasis): readonly Item[] {
	const { grid, gridLead, price } = choices
	const { bridge, gridMW, gridStart } = sizes
	const utility = {
		id: 'grid',
		siteId: SITE,
		name: 'Grid',
		kind: grid.id,
		status: cite('study', usual('A new plan', 'Nothing is signed yet.')),
		capacityMW: cite(gridMW, sized(`The least that carries ${itMW} MW IT in the hottest hour.`)),
		startMonth: cite(
			gridStart,
			usual(
				gridLead.source,
				`A connection is usually there after ${gridLead.months} months, one in ten after more than ${gridLead.late}.`,
			),
		),
		energyPriceUsdPerMWh: cite(price.usdPerMWh, usual(price.source, 'What industry pays in the region.')),
	}
	if (bridge === null) return [utility]
	const { kind, units, startMonth } = bridge
	const { unitMW, fuelUsdPerMMBtu, leadMonths } = kind
	const size = unitMW ?? 1
	const plant = {
		id: 'bridge',
		siteId: SITE,
		name: 'Bridge power',
		kind: kind.id,
		status: cite('study', usual('A new plan', 'Nothing is signed yet.')),
		capacityMW: cite(
			units * size,
			sized(
				`${units} machines, those in reserve among them, carry ${itMW} MW IT in the hottest hour. Of the plants that can be there in time it costs least.`,
			),
		),
		units: cite(units, sized('As many as carry the site with those in reserve out.')),
		unitMW: cite(size, usual(`${kind.name}: ${kind.source}`, 'The usual machine.')),
		startMonth: cite(
			startMonth,
			usual(
				`${kind.name}: ${kind.source}`,
				`Delivery usually takes ${leadMonths?.p50 ?? 0} months, one in ten more than ${leadMonths?.p90 ?? 0}.`,
			),
		),
		termMonths: cite(Math.max(1, monthsBetween(startMonth, gridStart)), sized('Until the grid comes.')),
		...(fuelUsdPerMMBtu !== null && {
			fuelUsdPerMMBtu: cite(fuelUsdPerMMBtu, usual(`${kind.name}: ${kind.source}`, 'Price of gas at the site.')),
		}),
	}
	return [plant, utility]
}

function hallOf(
	{ itMW, startMonth, purchases }: HallSize,
	index: number,
	{ choices: { building }, sizes }: SizingBasis,
): Item {
	return {
		id: `hall-${index + 1}`,
		siteId: SITE,
		name: `Hall ${index + 1}`,
		itMW: cite(
			itMW,
			sized(sizes.halls.length === 1 ? 'Carries all of the target.' : `One of ${sizes.halls.length} alike.`),
		),
		startMonth: cite(
			startMonth,
			sized(
				`As soon as it is permitted, in the usual sequence of its class; later if nine in ten of its class would still meet the target. A guess: ${PERMIT_MONTHS} months for permits.`,
			),
		),
		// Months and racks stay open: the site's class gives the ones, what is ordered for the hall the others.
		...(building.id === 'retrofit' && {
			scope: cite('shell_exists', usual(building.source, 'A retrofit: the shell exists.')),
		}),
		procurement: cite(
			purchases.map(({ supply, ...one }) => ({ ...one, ...(supply !== null && { supply }) })),
			usual('Equipment table: middle lead times', 'Ordered in the first month, while the hall is permitted.'),
		),
	}
}

function orderOf({ accelerators, orderMonth }: HallSize, index: number, { choices: { chip } }: SizingBasis): Item {
	const { leadWeeks, leadSource, priceUsd, priceSource, source } = chip
	return {
		id: `chips-${index + 1}`,
		siteId: SITE,
		phaseId: `hall-${index + 1}`,
		name: `Chips, hall ${index + 1}`,
		chip: cite(
			chip.id,
			usual(`${chip.name}: ${source}`, 'The newest on sale whose power, price and lead time are published.'),
		),
		accelerators: cite(accelerators, sized('Whole racks that draw what the hall carries.')),
		orderMonth: cite(
			orderMonth,
			sized('So that they run in the target month, or as soon as their hall is ready and powered.'),
		),
		...(leadWeeks !== null && {
			leadTimeMonths: cite(
				weeksToWholeMonths(leadWeeks.mid),
				usual(leadSource ?? source, 'From order to first delivery.', {
					low: weeksToWholeMonths(leadWeeks.low),
					high: weeksToWholeMonths(leadWeeks.high),
				}),
			),
		}),
		...(priceUsd !== null && {
			unitPriceUsd: cite(priceUsd.mid, usual(priceSource ?? source, 'Price of one accelerator.', priceUsd)),
		}),
	}
}

/** A hall let whole to a tenant who brings what stands in it. */
function leaseOf({ itMW }: HallSize, index: number, { rent, by }: { rent: CostFactor; by: string }): Item {
	return {
		id: `lease-${index + 1}`,
		siteId: SITE,
		phaseId: `hall-${index + 1}`,
		name: `Tenant, hall ${index + 1}`,
		itMW: cite(itMW, sized('All that the hall carries.')),
		startMonth: cite(by, said('The target month')),
		rentUsdPerKWMonth: cite(rent.value, usual(rent.source, 'A published lease of whole halls for 15 years.', rent)),
	}
}

/** What people pay in at the place, unless dollars are asked for; nothing where no rate of it is published. */
function currencyAt({ place, currency = null }: StartAnswers): Item {
	const local = currency === null ? currencyOf(builtInCatalogue, place.country) : null
	if (local === null) return {}
	const { id, name, usdPerUnit, source } = local
	const why = `${name}: what is paid in where the site is.`
	return { currency: cite(id, usual(source, why)), usdPerCurrencyUnit: cite(usdPerUnit, usual(source, why)) }
}

/** The plan of these sizes: a plan file as anybody might have written it, each figure beside its source. */
export function draftPlan(given: SizingBasis, name: string): PlanFile {
	const { answers, choices, sizes } = given
	const { rent } = choices
	const written = planOf({
		name,
		startMonth: answers.from,
		horizonMonths: sizes.horizonMonths,
		...currencyAt(answers),
		sites: [siteOf(given)],
		powerContracts: contractsOf(given),
		buildPhases: sizes.halls.map((hall, index) => hallOf(hall, index, given)),
		...(rent === null
			? { chipOrders: sizes.halls.map((hall, index) => orderOf(hall, index, given)) }
			: { leases: sizes.halls.map((hall, index) => leaseOf(hall, index, { rent, by: answers.by })) }),
		...demandOf(given),
	})
	const parsed = parsePlanFile(written)
	if (parsed.ok) return parsed.plan
	throw new Error(
		`A sized plan is not valid: ${parsed.problems.map(({ path, message }) => `${path} ${message}`).join('; ')}`,
	)
}
