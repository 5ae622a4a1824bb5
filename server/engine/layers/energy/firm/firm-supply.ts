import { defineFormula, maxOver, type QuantityNode, sumOver } from '../../../kernel/quantity.ts'
import { transformerLimit } from '../available.ts'
import {
	firmTransformerMVA,
	hasImportLimit,
	powerFactor,
	spareTransformers,
	statedImportLimit,
	transformerBanks,
} from '../interconnection-inputs.ts'
import { existingLoad } from '../existing-load.ts'
import { SUPPLY_RESERVE, survivesLoss } from './reserve-inputs.ts'

type FirmSupplyNamed = { readonly id: string; readonly symbol: string; readonly label: string }
type Supply = Readonly<Record<'through' | 'transformer' | 'loss' | 'steady', FirmSupplyNamed>> & {
	/** of each contract: firm power, its import, and what is lost of it with one machine */
	readonly of: Readonly<Record<'firm' | 'imports' | 'machine', QuantityNode>>
	/** of the site: firm power of gas that its pipe cannot feed */
	readonly gasHeld: QuantityNode
}
const shared = { scope: 'site', per: 'month', kind: 'state', unit: 'facilityMW' } as const

/** What contracts import together, as far as the connection and the listed transformers let it in. */
export const throughConnection = (
	meaning: FirmSupplyNamed & { readonly rule: string; readonly source: string },
	imports: QuantityNode,
) =>
	defineFormula({
		...shared,
		...meaning,
		inputs: {
			imports: sumOver(imports),
			hasLimit: hasImportLimit,
			limit: statedImportLimit,
			banks: transformerBanks,
			carried: transformerLimit,
		},
		expression: 'min(imports, if(hasLimit > 0, limit, imports), if(banks > 0, carried, imports))',
		examples: [
			{ inputs: { imports: 200, hasLimit: 0, limit: 0, banks: 3, carried: 155.2 }, value: 155.2 },
			{ inputs: { imports: 200, hasLimit: 1, limit: 120, banks: 0, carried: 0 }, value: 120 },
		],
	})

/** What contracts bring at the meter in every hour, through the connection, and what the loss of the largest unit takes of it. */
export function firmSupply({ of, gasHeld, ...names }: Supply) {
	const connection = { rule: 'eR18', source: 'N−1 substation practice (facility §1.7)' } as const
	const through = throughConnection({ ...names.through, ...connection }, of.imports)
	// 0 where a spare takes its place, or none is listed.
	const transformer = defineFormula({
		...shared,
		...names.transformer,
		rule: 'eR19',
		source: SUPPLY_RESERVE,
		inputs: {
			through,
			banks: transformerBanks,
			spares: spareTransformers,
			firmMVA: firmTransformerMVA,
			factor: powerFactor,
		},
		expression: 'if(banks > 0, if(spares > 0, 0, max(0, through - firmMVA * factor)), 0)',
		examples: [
			{ inputs: { through: 200, banks: 3, spares: 0, firmMVA: 160, factor: 0.97 }, value: 44.80000000000001 },
			{ inputs: { through: 200, banks: 3, spares: 1, firmMVA: 160, factor: 0.97 }, value: 0 },
			{ inputs: { through: 200, banks: 0, spares: 0, firmMVA: 0, factor: 0.97 }, value: 0 },
		],
	})
	// The utility's own feed is no contingency.
	const loss = defineFormula({
		...shared,
		...names.loss,
		rule: 'eR19',
		source: SUPPLY_RESERVE,
		// A machine that the pipe does not feed is no loss.
		inputs: { survives: survivesLoss, machine: maxOver(of.machine), gasHeld, transformer },
		expression: 'survives * max(machine - gasHeld, transformer)',
		examples: [
			{ inputs: { survives: 1, machine: 4.5, gasHeld: 0, transformer: 44.8 }, value: 44.8 },
			{ inputs: { survives: 1, machine: 10, gasHeld: 4, transformer: 0 }, value: 6 },
			{ inputs: { survives: 0, machine: 4.5, gasHeld: 0, transformer: 44.8 }, value: 0 },
		],
	})
	const steady = defineFormula({
		...shared,
		...names.steady,
		rule: 'E4',
		source: 'Methodology §4',
		inputs: { through, all: sumOver(of.firm), imports: sumOver(of.imports), gasHeld, existing: existingLoad },
		expression: 'max(0, through + (all - imports) - gasHeld - existing)',
		examples: [
			{ inputs: { through: 1000, all: 1294.5, imports: 1000, gasHeld: 0, existing: 0 }, value: 1294.5 },
			{ inputs: { through: 60, all: 60, imports: 60, gasHeld: 0, existing: 4 }, value: 56 },
			{ inputs: { through: 0, all: 72, imports: 0, gasHeld: 12.48, existing: 0 }, value: 59.519999999999996 },
			{ inputs: { through: 60, all: 60, imports: 60, gasHeld: 0, existing: 70 }, value: 0 },
		],
	})
	return { through, loss, steady }
}
