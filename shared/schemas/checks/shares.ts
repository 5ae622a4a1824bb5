import type { Problem } from '../problem.ts'
import type { Draft } from './draft.ts'
import { formatFigure } from '#shared/units/format.ts'

const SLACK = 1e-9

/** One share per application a workload names; what all workloads take of one application is no more than all of it. */
export function checkShares({ entries }: Draft): readonly Problem[] {
	const taken = new Map<string, number>()
	return entries.workloads.flatMap(({ item, index }): Problem[] => {
		if (item.kind === 'training' || item.kind === 'standing') return []
		const path = `workloads[${index}]`
		const twice = item.applicationIds.flatMap((id, at) =>
			item.applicationIds.indexOf(id) < at
				? [{ path: `${path}.applicationIds[${at}]`, message: `"${id}" is named twice`, mend: 'Name it once.' }]
				: [],
		)
		if (item.kind === 'batch' || item.shares === null) return twice
		if (item.shares.length !== item.applicationIds.length) {
			return [
				...twice,
				{
					path: `${path}.shares`,
					message: `expected ${item.applicationIds.length} shares, one for each application`,
					mend: 'List them in the order of applicationIds, or leave shares out.',
				},
			]
		}
		const over = item.applicationIds.flatMap((id, at) => {
			const sum = (taken.get(id) ?? 0) + (item.shares?.[at] ?? 0)
			taken.set(id, sum)
			return sum <= 1 + SLACK
				? []
				: [
						{
							path: `${path}.shares[${at}]`,
							message: `the shares of "${id}" add up to ${formatFigure(sum, { digits: 6 })}`,
							mend: 'Let them add up to 1 at most.',
						},
					]
		})
		return [...twice, ...over]
	})
}
