import { ratedPower } from '#shared/catalogue/chip-power.ts'
import type { Chip } from '#shared/catalogue/types.ts'
import type { ChipOrder } from '../plan-items.ts'
import type { Problem } from '../problem.ts'
import type { Draft, Entry } from './draft.ts'
import { keysOf, missing } from './keys.ts'

/** What the chip's row does not know and the order, or the plan's own row, must say. */
function gapProblems({ item, index }: Entry<ChipOrder>, chip: Chip): readonly Problem[] {
	const path = `chipOrders[${index}]`
	const unpowered = ratedPower(chip) === null
	const unpriced = chip.priceUsd === null && item.unitPriceUsd === null && item.leaseUsdPerAcceleratorHour === null
	const undated = chip.leadWeeks === null && item.leadTimeMonths === null
	return [
		...(unpowered
			? [
					{
						path: `${path}.chip`,
						message: `the power of ${chip.name} is not published`,
						mend: `Put a row with the id ${chip.id} and tdpW, nodeMaxKW or rackMaxKW into catalogue.chips.`,
					},
				]
			: []),
		...(unpriced
			? [
					{
						path: `${path}.unitPriceUsd`,
						message: `required: the price of ${chip.name} is not published`,
						mend: 'Give unitPriceUsd or leaseUsdPerAcceleratorHour.',
					},
				]
			: []),
		...(undated
			? [
					{
						path: `${path}.leadTimeMonths`,
						message: `required: no lead time of ${chip.name} is published`,
						mend: 'Give the months until the first delivery.',
					},
				]
			: []),
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
	return item.powerCapW <= chip.tdpW
		? []
		: [{ path, message: `expected at most the TDP, ${chip.tdpW} W`, mend: 'Leave the cap out to run at full power.' }]
}

function placeProblems({ item, index }: Entry<ChipOrder>, draft: Draft): readonly Problem[] {
	const path = `chipOrders[${index}]`
	const hall =
		item.phaseId === null ? undefined : draft.entries.buildPhases.find(({ item: phase }) => phase.id === item.phaseId)
	return [
		...missing({
			path: `${path}.siteId`,
			key: item.siteId,
			known: draft.ids.sites,
			noun: 'a site of this plan',
			see: 'Name one of its sites by id.',
		}),
		...missing({
			path: `${path}.phaseId`,
			key: item.phaseId,
			known: draft.ids.buildPhases,
			noun: 'a hall of this plan',
			see: 'Name one of its halls by id.',
		}),
		...(hall && hall.item.siteId !== item.siteId
			? [
					{
						path: `${path}.phaseId`,
						message: `hall "${hall.item.id}" stands at another site`,
						mend: 'Name a hall of the order’s site.',
					},
				]
			: []),
	]
}

/** Orders: site, hall and chip exist; power, price and lead time are known from the row or stated. */
export function checkOrders(draft: Draft): readonly Problem[] {
	const chips = new Map(draft.catalogue.chips.map((chip) => [chip.id, chip]))
	const known = keysOf(draft.catalogue.chips, draft.writtenRows.get('chips'))
	return draft.entries.chipOrders.flatMap((entry) => {
		const chip = chips.get(entry.item.chip)
		const path = `chipOrders[${entry.index}].chip`
		return [
			...placeProblems(entry, draft),
			...missing({ path, key: entry.item.chip, known, noun: 'a chip', see: 'See `strata catalogue chips`.' }),
			...(chip ? [...gapProblems(entry, chip), ...capProblems(entry, chip)] : []),
		]
	})
}
