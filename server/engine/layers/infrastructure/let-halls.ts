import { at, item } from '../../cells.ts'
import { defineSum } from '../../inputs/define-sum.ts'
import { defineAlgorithm } from '../../kernel/algorithm.ts'
import type { Column } from '../../kernel/algorithm-node.ts'
import { defineOutput } from '../../kernel/quantity.ts'
import { rowsBySite } from '../../places/rows-of-site.ts'
import { hallInService } from '../../equipment/lot-dates.ts'
import type { EngineModel, EngineWorld } from '../../world.ts'
import { openCapacity } from './available.ts'
import { byReadiness } from './hall-order.ts'
import { leaseAsked } from './lease-inputs.ts'

const monthly = { per: 'month', kind: 'state', unit: 'itMW', rule: 'mM2', source: 'Money §M2; joins C1' } as const

/** What a lease has of finished halls: the rent is on it. */
export const leaseTaken = defineOutput({
	...monthly,
	scope: 'lease',
	id: 'leases.taken',
	symbol: 'q',
	label: 'Leased IT power in finished halls',
})

/** Of a hall, what leases have of it, as far as it can house it. */
export const hallLeased = defineOutput({
	...monthly,
	scope: 'phase',
	id: 'infrastructure.hallLeased',
	symbol: 'q_hall',
	label: 'Leased IT power in a hall',
})

export const leasedPower = defineSum({
	id: 'infrastructure.leased',
	symbol: 'Σ q',
	label: 'Leased IT power of a site',
	scope: 'site',
	rule: 'mM2',
	source: 'Money §M2; joins C1',
	of: hallLeased,
})

const INPUTS = { asked: leaseAsked, finished: hallInService, usable: openCapacity } as const
const OUTPUTS = { taken: leaseTaken, leased: hallLeased } as const
type LetHallsColumns = Readonly<Record<keyof typeof INPUTS, Column>>

/** Leases take halls as listed: each its own, or any of the site in the order in which they became ready. */
export const letHalls = defineAlgorithm<EngineModel, typeof INPUTS, typeof OUTPUTS, null>({
	id: 'infrastructure.letHalls',
	label: 'Leased halls',
	rule: 'mM2',
	method:
		'A lease takes its hall, or its site’s halls in the order they became ready, at most what is finished and not taken by earlier leases.',
	inputs: INPUTS,
	outputs: OUTPUTS,
	reads: (_, { output }) => (output === 'taken' ? ['asked', 'finished'] : ['asked', 'finished', 'usable']),
	each: 'site',
	run: ({ world, input, output, rows }) => {
		if (world.model.plan.leases.length === 0) return null
		const [leases, halls] = [rowsBySite(world, 'lease'), rowsBySite(world, 'phase')]
		for (const site of rows) letSite(world, input, { output, leases: item(leases, site), halls: item(halls, site) })
		return null
	},
})

type LetHallsSite = {
	readonly output: Readonly<Record<keyof typeof OUTPUTS, Float64Array>>
	readonly leases: readonly number[]
	readonly halls: readonly number[]
}

function letSite(
	{ model, months }: EngineWorld,
	input: LetHallsColumns,
	{ output, leases, halls }: LetHallsSite,
): void {
	if (leases.length === 0) return
	const inOrder = byReadiness(halls, input.finished)
	const own = leases.map((lease) => {
		const { phaseId } = item(model.plan.leases, lease)
		return phaseId === null ? inOrder : inOrder.filter((hall) => item(model.plan.buildPhases, hall).id === phaseId)
	})
	for (let month = 0; month < months; month++) {
		leases.forEach((lease, place) => {
			let rest = input.asked.at(lease, month)
			for (const hall of item(own, place)) {
				const cell = hall * months + month
				const taken = Math.min(rest, input.finished.at(hall, month) - at(output.leased, cell))
				output.leased[cell] = at(output.leased, cell) + taken
				rest -= taken
			}
			output.taken[lease * months + month] = input.asked.at(lease, month) - rest
		})
		for (const hall of halls) {
			const cell = hall * months + month
			output.leased[cell] = Math.min(at(output.leased, cell), input.usable.at(hall, month))
		}
	}
}
