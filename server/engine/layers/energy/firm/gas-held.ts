import { HOURS_PER_MONTH } from '#shared/units/conversions.ts'
import { item } from '../../../cells.ts'
import { defineAlgorithm } from '../../../kernel/algorithm.ts'
import { defineOutput, type Named, type OutputNode, type QuantityNode } from '../../../kernel/quantity.ts'
import { rowsBySite } from '../../../places/rows-of-site.ts'
import type { EngineModel } from '../../../world.ts'
import { heatRate } from '../fuel.ts'
import { pipeMost } from '../gas-supply.ts'

type HeldMeaning = Named & Pick<QuantityNode, 'symbol' | 'label' | 'short'>

/** Firm power of gas that one pipe cannot feed, the plant that needs most for a megawatt-hour served first. Rule lP39. */
export function gasHeldOf(meaning: HeldMeaning & { readonly of: string }, firm: QuantityNode) {
	const { of, ...named } = meaning
	const held: OutputNode = defineOutput({
		...named,
		scope: 'site',
		per: 'month',
		kind: 'state',
		unit: 'facilityMW',
		rule: 'lP39',
		source: 'Places, fourth chapter §11: a pipe that brings so much a day, burned evenly',
	})
	const algorithm = defineAlgorithm<
		EngineModel,
		{ firm: QuantityNode; heatRate: QuantityNode; most: QuantityNode },
		{ held: OutputNode },
		null
	>({
		id: of,
		label: 'Gas that the pipe feeds',
		rule: 'lP39',
		method:
			'Firm power of the plants that burn gas, one after the other from the worst heat rate, as far as a twenty-fourth of the pipe’s day feeds it in every hour; the rest is unavailable.',
		inputs: { firm, heatRate, most: pipeMost },
		outputs: { held },
		each: 'site',
		run: ({ world, input, output, rows }) => {
			const contractsOf = rowsBySite(world, 'contract')
			const rateOf = (contract: number) => input.heatRate.at(contract, 0)
			for (const site of rows) {
				const worstFirst = item(contractsOf, site)
					.filter((contract) => rateOf(contract) > 0)
					.toSorted((left, right) => rateOf(right) - rateOf(left))
				for (let month = 0; month < world.months; month++) {
					const most = input.most.at(site, month)
					if (Number.isNaN(most)) continue
					let [left, MW] = [most / HOURS_PER_MONTH, 0]
					for (const contract of worstFirst) {
						const fed = Math.min(input.firm.at(contract, month), left / rateOf(contract))
						left -= fed * rateOf(contract)
						MW += input.firm.at(contract, month) - fed
					}
					output.held[site * world.months + month] = MW
				}
			}
			return null
		},
	})
	return { held, algorithm }
}
