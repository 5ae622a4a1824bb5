import { expect, test } from 'vitest'
import { planFile } from '../../../tests/factories/plan-file.ts'
import { assumptionTabs, buildAssumptionsView, inPart } from './assumptions-view.ts'

test('assumptions are looked at part by part: guesses first, what was replaced, then each layer', () => {
	const { rows } = buildAssumptionsView(planFile())
	const [first, ...others] = assumptionTabs(rows)
	expect(first).toEqual({ id: 'guess', name: 'Guesses', figure: String(inPart(rows, 'guess').length) })
	expect(others.map(({ name }) => name)).not.toContain('Replaced')
	expect(others.at(-1)).toEqual({ id: 'all', name: 'All', figure: String(rows.length) })
	const layers = others.slice(0, -1)
	expect(layers.map(({ id }) => inPart(rows, id).length).reduce((sum, count) => sum + count, 0)).toBe(rows.length)

	const replaced = buildAssumptionsView(planFile({ assumptions: { idlePowerShare: { value: 0.3 } } })).rows
	expect(assumptionTabs(replaced).find(({ id }) => id === 'override')).toMatchObject({ name: 'Replaced', figure: '1' })
	expect(inPart(replaced, 'override').map(({ key }) => key)).toEqual(['idlePowerShare'])
})
