import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { ASSUMPTIONS, isAssumptionKey } from '#shared/fields/assumptions.ts'
import { fieldFacts, FIELD_LISTS } from '#shared/fields/registry.ts'
import { parsePlanFile } from '#shared/schemas/plan-file.ts'
import type { Origin } from '#shared/explanation.ts'
import type { Remark } from '#shared/remarks.ts'
import { must } from '../../../tests/factories/must.ts'
import { runPlan } from '../compute-plan.ts'
import { fromField } from './from-field.ts'
import { tableOf } from '../kernel/scopes.ts'

/** Figures reckoned from a field rather than the field itself: another month, a part, a count, a sum over entries; or one of two assumptions; or its default, whatever the plan states. */
const RECKONED = [
	'applications.growthCurve',
	'energy.contractStart',
	'energy.delaySpread',
	'energy.firmTransformerMVA',
	'energy.phaseDesignPue',
	'energy.phasePeakPue',
	'energy.pipeMonthMMBtu',
	'energy.pipeMostMMBtu',
	'energy.rampStep',
	'energy.siteDesignPue',
	'energy.sitePeakPue',
	'energy.tariffMean',
	'energy.transformerBanks',
	'energy.transformerMVA',
	'energy.workDelay',
	'environment.builtShare',
	'environment.heatSeason',
	'finance.capacityPrice',
	'finance.pipePrice',
	'finance.referenceAreaPerMW',
	'finance.referenceConditions',
	'infrastructure.lotListedSize',
	'infrastructure.lotListedUnits',
	'infrastructure.targetStep',
	'verdict.orderIsFirst',
	'verdict.stepAsEntered',
	'models.monthsToDeadline',
	'schedule.hallLiveHours',
	'schedule.hallStart',
]

function labelOf(origin: Origin<Remark>): string | null {
	if (origin.kind === 'override') return labelOfAssumption(origin.key)
	if (origin.kind !== 'plan' && origin.kind !== 'default') return null
	const [, list = '', field = ''] = /^(\w+)(?:\[\d+\])?\.(.*)$/.exec(origin.path) ?? []
	const known = FIELD_LISTS.find((name) => name === list)
	if (known === undefined) return labelOfAssumption(field)
	try {
		return fieldFacts(known, field).label
	} catch {
		// why: a list inside an item, such as its ramp steps, is no field with a label.
		return ''
	}
}
function labelOfAssumption(key: string): string | null {
	const name = key.slice(key.indexOf('/') + 1)
	return isAssumptionKey(name) ? ASSUMPTIONS[name].label : null
}

test('a field and an assumption are called the same in a form and in an explanation', () => {
	const file: unknown = JSON.parse(readFileSync('tests/fixtures/plans/every-field.json', 'utf8'))
	const parsed = parsePlanFile(file)
	if (!parsed.ok) throw new Error('the plan must be valid')
	const { world, program } = runPlan(parsed.plan)
	const others = [...program.quantities.values()].flatMap((quantity) => {
		if (quantity.node !== 'input') return []
		const { ids } = tableOf(world, quantity.scope)
		const labels = ids.map((_, index) => labelOf(quantity.read(world, index, 0).origin))
		return labels.some((label) => label !== null && label !== quantity.label) ? [quantity.id] : []
	})
	expect(others.filter((id) => !RECKONED.includes(id))).toEqual([])
	expect(must(program.quantities.get('energy.contractTerm'))).toMatchObject({ label: 'Term', unit: 'gridMonths' })
})

test('a field that the registry lacks is refused where it is defined', () => {
	expect(() => fromField('powerContracts', 'voltage', { id: 'energy.voltage', symbol: 'V', rule: 'E1' })).toThrow(
		'There is no field powerContracts.voltage',
	)
})
