import { ratedPower } from '#shared/catalogue/chip-power.ts'
import type { Chip } from '#shared/catalogue/types.ts'
import { addMonths } from '#shared/units/months.ts'
import type { ChipOrder } from '../plan-items.ts'
import { type Problem, problemIf } from '../problem.ts'
import type { Draft, Entry } from './draft.ts'

/** What the chip's row does not know and the order, or the plan's own row, must say. */
function gapProblems({ item, index }: Entry<ChipOrder>, chip: Chip): readonly Problem[] {
	const path = `chipOrders[${index}]`
	return [
		...problemIf(ratedPower(chip) === null, {
			path: `${path}.chip`,
			message: `the power of ${chip.name} is not published`,
			mend: `Put a row with the id ${chip.id} and tdpW, nodeMaxKW or rackMaxKW into catalogue.chips.`,
		}),
		...problemIf(
			item.owner !== 'tenant' &&
				chip.priceUsd === null &&
				item.unitPriceUsd === null &&
				item.leaseUsdPerAcceleratorHour === null,
			{
				path: `${path}.unitPriceUsd`,
				message: `required: the price of ${chip.name} is not published`,
				mend: 'Give unitPriceUsd or leaseUsdPerAcceleratorHour.',
			},
		),
		...problemIf(chip.leadWeeks === null && item.leadTimeMonths === null, {
			path: `${path}.leadTimeMonths`,
			message: `required: no lead time of ${chip.name} is published`,
			mend: 'Give the months until the first delivery.',
		}),
	]
}

function capProblems({ item, index }: Entry<ChipOrder>, chip: Chip): readonly Problem[] {
	if (item.powerCapW === null) return []
	const path = `chipOrders[${index}].powerCapW`
	if (chip.tdpW === null)
		return [
			{
				path,
				message: `the TDP of ${chip.name} is not published, so a cap has no meaning`,
				mend: `Put a row with the id ${chip.id} and tdpW into catalogue.chips.`,
			},
		]
	return problemIf(item.powerCapW > chip.tdpW, {
		path,
		message: `expected at most the TDP, ${chip.tdpW} W`,
		mend: 'Leave the cap out to run at full power.',
	})
}

function placeProblems({ item, index }: Entry<ChipOrder>, { entries }: Draft): readonly Problem[] {
	const hall = entries.buildPhases.find(({ item: { id } }) => id === item.phaseId)
	return problemIf(hall !== undefined && hall.item.siteId !== item.siteId, {
		path: `chipOrders[${index}].phaseId`,
		message: `hall "${item.phaseId ?? ''}" is at another site`,
		mend: 'Name a hall of the order’s site.',
	})
}

/** A refresh by another chip is bought at that chip’s own price, power and lead time: all three must be known. */
function refreshProblems({ item, index }: Entry<ChipOrder>, chips: ReadonlyMap<string, Chip>): readonly Problem[] {
	const chip = chips.get(item.refreshChip ?? item.chip)
	const path = `chipOrders[${index}]`
	if (item.refreshAfterMonths === null)
		return problemIf(item.refreshChip !== null, {
			path: `${path}.refreshAfterMonths`,
			message: 'required where a chip follows',
			mend: 'Say after how many months the order is refreshed, or leave the chip out.',
		})
	if (!chip || chip.id === item.chip) return []
	const unknown = [
		...(ratedPower(chip) === null ? ['power'] : []),
		...(chip.priceUsd === null && item.leaseUsdPerAcceleratorHour === null ? ['price'] : []),
	]
	return problemIf(unknown.length > 0, {
		path: `${path}.refreshChip`,
		message: `the ${unknown.join(' and the ')} of ${chip.name} ${unknown.length > 1 ? 'are' : 'is'} not published`,
		mend: `Put a row with the id ${chip.id} into catalogue.chips, or enter its order yourself and name what it replaces.`,
	})
}

/** An order takes the place of another at its site, and of none that takes its own. */
function replacesProblems(
	{ item, index }: Entry<ChipOrder>,
	orders: ReadonlyMap<string, ChipOrder>,
): readonly Problem[] {
	const old = item.replaces === null ? undefined : orders.get(item.replaces)
	if (!old) return []
	const path = `chipOrders[${index}].replaces`
	const seen = new Set<string>()
	for (let next: ChipOrder | undefined = item; next && !seen.has(next.id); next = orders.get(next.replaces ?? ''))
		seen.add(next.id)
	const circle = [...seen].some((id) => orders.get(id)?.replaces === item.id)
	return [
		...problemIf(old.siteId !== item.siteId, {
			path,
			message: `order "${old.id}" goes to another site`,
			mend: 'Name an order of the same site.',
		}),
		...problemIf(circle, {
			path,
			message: 'these orders replace each other in a circle',
			mend: 'Let one of them replace nothing.',
		}),
	]
}

/** What a tenant brings is in no money of the plan. */
function tenantProblems({ item, index }: Entry<ChipOrder>): readonly Problem[] {
	return problemIf(item.owner === 'tenant' && item.depositShare !== null, {
		path: `chipOrders[${index}].depositShare`,
		message: 'a tenant pays for the accelerators it brings',
		mend: 'Leave the deposit out, or make the order the plan’s own.',
	})
}

/** A tenant lets nothing of the plan’s, and nobody is promised more than is ordered. */
function reservedProblems({ item, index }: Entry<ChipOrder>): readonly Problem[] {
	const path = `chipOrders[${index}].reserved`
	if (item.owner === 'tenant' && item.reserved.length > 0) {
		return [
			{
				path,
				message: 'a tenant’s accelerators are reserved for that tenant alone',
				mend: 'Remove the rows, or make the order the plan’s own.',
			},
		]
	}
	return item.reserved.flatMap(({ startMonth }, at) => {
		const together = item.reserved
			.slice(0, at + 1)
			.filter((one) => one.startMonth <= startMonth && startMonth < addMonths(one.startMonth, one.termMonths))
			.concat(
				item.reserved
					.slice(at + 1)
					.filter((one) => one.startMonth < startMonth && startMonth < addMonths(one.startMonth, one.termMonths)),
			)
			.reduce((sum, { accelerators }) => sum + accelerators, 0)
		return problemIf(together > item.accelerators, {
			path: `${path}[${at}].accelerators`,
			message: `expected at most the accelerators of the order, ${item.accelerators} in any month`,
			mend: 'Reserve fewer, or order more.',
		})
	})
}

/** Orders: a hall of its site; power, price and lead time are known from the row or stated. */
export function checkOrders(draft: Draft): readonly Problem[] {
	const chips = new Map(draft.catalogue.chips.map((chip) => [chip.id, chip]))
	const orders = new Map(draft.entries.chipOrders.map(({ item }) => [item.id, item]))
	return draft.entries.chipOrders.flatMap((entry) => {
		const chip = chips.get(entry.item.chip)
		return [
			...placeProblems(entry, draft),
			...tenantProblems(entry),
			...reservedProblems(entry),
			...(chip ? [...gapProblems(entry, chip), ...capProblems(entry, chip)] : []),
			...refreshProblems(entry, chips),
			...replacesProblems(entry, orders),
		]
	})
}
