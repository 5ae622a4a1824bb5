import { unlisted } from '#shared/metrics/lists.ts'
import { formerly } from '#shared/metrics/former-ids.ts'
import type { Program } from './kernel/compile.ts'
import type { QuantityNode } from './kernel/quantity.ts'

/** Parts of the result that hold several figures and are asked for as one. */
const TOGETHER: Readonly<Record<string, string>> = {
	headline: 'headline.groupMWMonths',
	'finance.capexByLayer': 'finance.capexUsd',
}

type Index = ReadonlyMap<string, readonly QuantityNode[]>
const indexes = new WeakMap<Program, Index>()

/**
 * The quantities a name may mean, that of the largest scope first: the one of that id, those of its lists (`servedShare` is
 * told of the plan, of workloads and of applications), and the one that had this id formerly.
 */
export function candidatesFor(program: Program, name: string): readonly QuantityNode[] {
	const index = indexes.get(program) ?? indexOf(program)
	indexes.set(program, index)
	return index.get(name) ?? index.get(TOGETHER[name] ?? formerly(name) ?? '') ?? []
}

/** The id of the quantity that a name means at a place; names of none stay. */
export function idAt(
	program: Program,
	{ quantity, scope = 'plan' }: { readonly quantity: string; readonly scope?: string | undefined },
): string {
	const candidates = candidatesFor(program, quantity)
	const kind = scope.split(':')[0]
	return (candidates.find((candidate) => candidate.scope === kind) ?? candidates[0])?.id ?? quantity
}

function indexOf(program: Program): Index {
	const found = new Map<string, QuantityNode[]>()
	for (const quantity of program.quantities.values()) {
		for (const name of new Set([quantity.id, unlisted(quantity.id)]))
			found.set(name, [...(found.get(name) ?? []), quantity])
	}
	return new Map(
		[...found].map(([name, all]) => {
			const own = all.find(({ id }) => id === name)
			return [name, own ? [own, ...all.filter((other) => other !== own), ...partsOf(program, own)] : all] as const
		}),
	)
}

/** What a total adds up, where the result tells it by the same name: `sites.energyMWh` of `environment.energyMWh`. */
function partsOf({ makers }: Program, { id }: QuantityNode): readonly QuantityNode[] {
	const maker = makers.get(id)
	if (maker?.id !== `${id}.total`) return []
	const last = id.slice(id.lastIndexOf('.'))
	return Object.values(maker.inputs).filter(({ key }) => key?.endsWith(last) === true)
}
