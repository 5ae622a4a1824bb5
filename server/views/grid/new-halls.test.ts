import { expect, test } from 'vitest'
import { planFile, hall } from '../../../tests/factories/plan-file.ts'
import { buildForm } from './grid-form.ts'

const askedOf = (plan: ReturnType<typeof planFile>, id: string | null = null) =>
	(buildForm({ plan, list: 'buildPhases', id })?.fields ?? []).flatMap(({ column, typed }) =>
		column.field === 'halls' || column.field === 'buildClass' ? [[column.field, typed, column.fallback]] : [],
	)

test('the form of a new hall asks how many, and the class of build of the one site there is; that of an old one does not', () => {
	const plan = planFile({ buildPhases: [hall('a', { scope: 'shell_exists' })] })
	expect(askedOf(plan)).toEqual([
		['halls', '1', '1'],
		['buildClass', 'Retrofit', 'as its site has it'],
	])
	expect(askedOf(planFile())).toContainEqual(['buildClass', 'AI build', 'as its site has it'])
	const [site] = plan.sites
	if (site === undefined) throw new Error('The plan has a site.')
	const two = { ...plan, sites: [site, { ...site, id: 'second' }] }
	expect(askedOf(two)).toContainEqual(['buildClass', '', 'as its site has it'])
	expect(askedOf(plan, 'a')).toEqual([])
})
