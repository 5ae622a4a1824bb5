import { catalogueFor } from '#shared/catalogue/catalogue.ts'
import { hallMonths } from '#shared/catalogue/builds/build-classes.ts'
import { fieldFacts } from '#shared/fields/registry.ts'
import type { PlanFile } from '#shared/schemas/plan-file.ts'
import { addMonths, monthsBetween } from '#shared/units/months.ts'
import {
	counting,
	freeNumber,
	inPlaceBy,
	type Lever,
	type LeverContext,
	leversOf,
	roundSizes,
	type ShortSite,
} from '../lever.ts'
import type { PlanResult } from '#shared/result.ts'

type Hall = PlanFile['buildPhases'][number]
const list = 'buildPhases'
const PREFAB_STEP = 0.05
const MOST_HALLS = 3
const FURTHEST_PUT_OFF = 6
/** Months a hall is built over where the site has none to go by: facility §3.1, default. */
const MONTHS_TO_BUILD = 20

const turning = ({ id, name, siteId }: Hall) =>
	leversOf({ layer: 'infrastructure', siteId, subject: name ?? id, list, id })

/** Halls of a site that still have to begin, and finish after the loss begins, the soonest first. */
function yetToBegin({ plan, result, run, soonest }: LeverContext, { id }: ShortSite): readonly Hall[] {
	return hallsByFinish(plan, result, id)
		.filter(({ hall, finish }) => hall.startMonth >= soonest && finish >= addMonths(run.first, -1))
		.map(({ hall }) => hall)
		.slice(0, MOST_HALLS)
}

/** One more hall. Rule D2. */
export const furtherHalls = (ask: LeverContext): readonly Lever[] => ask.sites.map((site) => furtherHall(ask, site))

/** One more hall, or the last one that still has to begin made larger. Rule D2. */
export const roomLevers = (ask: LeverContext): readonly Lever[] => [
	...ask.sites.flatMap((site) => largerHall(ask, site)),
	...furtherHalls(ask),
]

/** More of a late hall made in a shop, or begun without waiting for another. Rule D2. */
export function paceLevers(ask: LeverContext): readonly Lever[] {
	return ask.sites.flatMap((site) =>
		yetToBegin(ask, site).flatMap((hall) => [
			prefabLever(hall),
			turning(hall)('hall_sequence', {
				field: 'startsAfter',
				was: hall.startsAfter,
				sizes: hall.startsAfter === null ? [] : [1],
				value: () => null,
				due: inPlaceBy(hall.startMonth),
			}),
		]),
	)
}

/** More of a hall made in a shop, up to the highest share the registry knows of. */
function prefabLever(hall: Hall): Lever {
	const facts = fieldFacts(list, 'prefabShare')
	const now = hall.prefabShare ?? (typeof facts.default === 'number' ? facts.default : 0)
	const most = facts.high ?? facts.max ?? 1
	return turning(hall)('hall_prefab', {
		field: 'prefabShare',
		was: hall.prefabShare,
		sizes: counting((most - now) / PREFAB_STEP + 1e-9).map((step) => Number((step * PREFAB_STEP).toFixed(2))),
		value: (size) => Number((now + size).toFixed(2)),
		due: inPlaceBy(hall.startMonth),
	})
}

/** Another order of halls: one that still has to begin put off, so that hands go to what is late. Rule D2. */
export function sequenceLevers(ask: LeverContext): readonly Lever[] {
	const { plan, run, soonest } = ask
	const late = new Set(run.losses.map(({ item }) => item))
	return ask.sites.flatMap(({ id }) =>
		plan.buildPhases
			.filter((hall) => hall.siteId === id && hall.startMonth >= soonest && !late.has(`phase:${hall.id}`))
			.slice(0, MOST_HALLS)
			.map((hall) =>
				turning(hall)('hall_start', {
					field: 'startMonth',
					was: hall.startMonth,
					sizes: counting(FURTHEST_PUT_OFF),
					value: (size) => addMonths(hall.startMonth, size),
					overshoots: true,
					due: inPlaceBy(hall.startMonth),
				}),
			),
	)
}

function largerHall(ask: LeverContext, site: ShortSite): readonly Lever[] {
	const hall = ask.plan.buildPhases.findLast(
		({ siteId, startMonth, scope }) => siteId === site.id && scope !== 'existing' && startMonth >= ask.soonest,
	)
	if (hall === undefined) return []
	return [
		turning(hall)('hall_size', {
			field: 'itMW',
			was: hall.itMW,
			sizes: roundSizes(site.missing * 1.5, 0.1),
			value: (size) => Number((hall.itMW + size).toPrecision(12)),
			due: inPlaceBy(hall.startMonth),
		}),
	]
}

/** One more hall like the site's last, for racks that the others cannot carry where these are what is lost, ready when the loss begins. */
function furtherHall({ plan, result, run }: LeverContext, { id, name, missing }: ShortSite): Lever {
	const like = hallsByFinish(plan, result, id).at(-1)?.hall
	const free = freeNumber(plan.buildPhases, 'further-hall')
	const known = like === undefined ? 0 : hallMonths(catalogueFor(plan), plan, like)
	const durationMonths = known < 1 ? MONTHS_TO_BUILD : known
	const needKW = Math.ceil(Math.max(0, ...run.losses.map(({ facts }) => facts.racks?.unitKW ?? 0)))
	const ready = (month: string): Lever => ({
		lever: 'hall_add',
		layer: 'infrastructure',
		siteId: id,
		subject: name,
		sizes: roundSizes(missing * 1.5, 0.1),
		due: inPlaceBy(month, durationMonths),
		from: ready,
		change: (size) => ({
			action: 'add',
			list,
			item: {
				id: `further-hall-${free}`,
				siteId: id,
				name: `Further hall ${free}`,
				itMW: size,
				startMonth: addMonths(month, -durationMonths),
				durationMonths,
				scope: like === undefined || like.scope === 'existing' ? 'greenfield' : like.scope,
				cooling: like?.cooling ?? null,
				redundancy: like?.redundancy ?? null,
				rackDensityKW: needKW > 0 ? needKW : (like?.rackDensityKW ?? null),
			},
		}),
	})
	return ready(run.first)
}

/** A purchase that the plan says is still to be placed, placed sooner. Rule D2. */
export function purchaseLevers({ plan, sites, soonest }: LeverContext): readonly Lever[] {
	const here = new Set(sites.map(({ id }) => id))
	return plan.buildPhases
		.filter(({ siteId }) => here.has(siteId))
		.flatMap((hall) =>
			hall.procurement.flatMap(({ deliveryMonth, orderMonth }, at) =>
				// One without a month follows its hall, and is ordered in the first month that is left.
				deliveryMonth !== null || orderMonth === null || orderMonth <= soonest
					? []
					: [
							turning(hall)('purchase_month', {
								field: `procurement.${String(at)}.orderMonth`,
								was: orderMonth,
								sizes: counting(monthsBetween(soonest, orderMonth)),
								value: (size) => addMonths(orderMonth, -size),
								overshoots: true,
								due: (size) => ({ month: addMonths(orderMonth, -size), leadMonths: 0 }),
							}),
						],
			),
		)
}

type HallsByFinishHall = PlanFile['buildPhases'][number]
const NEVER = '9999-12'

/** Halls of a site that are built, by their levelled finish; those that are never finished last. */
function hallsByFinish(
	plan: PlanFile,
	result: PlanResult,
	siteId: string,
): readonly { readonly hall: HallsByFinishHall; readonly finish: string }[] {
	return plan.buildPhases
		.filter((hall) => hall.siteId === siteId && hall.scope !== 'existing')
		.map((hall) => ({ hall, finish: result.schedule[`phase:${hall.id}`]?.finish ?? NEVER }))
		.sort((a, b) => (a.finish === b.finish ? 0 : a.finish < b.finish ? -1 : 1))
}
