import type { P50P90, PowerContractType, Range } from '#shared/catalogue/types.ts'
import type { Unit } from '#shared/units/units.ts'
import type { ItemOf } from '../../inputs/from-field.ts'
import { defineInput, type InputNode, type Meaning, type Named, type Sourced } from '../../kernel/quantity.ts'
import { fromCell, fromRule } from '../../sourced.ts'
import type { EngineWorld } from '../../world.ts'
import { contractAt, SOURCE } from './contract-inputs.ts'
import type { Remark } from '#shared/remarks.ts'

type KindInputsFigure = {
	[K in keyof PowerContractType]-?: PowerContractType[K] extends number | Range | P50P90 | null ? K : never
}[keyof PowerContractType]

/** A figure of a contract's kind; null where the kind has none. */
export const figureOfKind = (row: PowerContractType, field: KindInputsFigure): Sourced | null =>
	fromCell({ table: 'powerContractTypes', row, field })

type OfKind = Named & Omit<Meaning<Unit>, 'id' | 'key' | 'scope' | 'per' | 'kind'>
type Kinded = { readonly kind: PowerContractType; readonly contract: ItemOf<'powerContracts'> }

/** An input that is a figure of the contract's kind; where the kind has none, or the plan its own, a rule says so. */
export function fromKind(
	field: KindInputsFigure,
	input: OfKind & {
		readonly none: (kind: PowerContractType) => Remark
		readonly value?: number
		readonly unless?: (kinded: Kinded) => Remark | null
	},
): InputNode {
	const { none, value = 0, unless, ...meaning } = input
	return ofKind(meaning, (kinded) => {
		const { kind } = kinded
		const why = unless?.(kinded) ?? null
		const rule = { rule: meaning.rule, text: why ?? none(kind), source: kind.source }
		return (why === null ? figureOfKind(kind, field) : null) ?? fromRule(value, rule)
	})
}

/** 1 for contracts whose kind passes a test, 0 for all others. */
export function kindIs(
	meaning: Named & Omit<OfKind, 'id' | 'key' | 'unit'>,
	test: (kind: PowerContractType) => boolean,
): InputNode {
	return ofKind({ ...meaning, unit: 'ratio' }, ({ kind }) =>
		fromRule(Number(test(kind)), {
			rule: meaning.rule,
			text: { code: 'by_kind', facts: { kind: kind.name } },
			source: kind.source,
		}),
	)
}

function ofKind(meaning: OfKind, read: (kinded: Kinded) => Sourced): InputNode {
	return defineInput({
		scope: 'contract',
		per: 'horizon',
		kind: 'rate',
		...meaning,
		read: ({ model }: EngineWorld, index) => read(contractAt(model, index)),
	})
}

/** 1 for power that comes through the interconnection, 0 for plant on the site. */
export const isImport = kindIs(
	{ id: 'energy.isImport', symbol: 'import', label: 'Uses the interconnection', rule: 'eR18', source: SOURCE },
	({ role }) => role === 'import',
)
