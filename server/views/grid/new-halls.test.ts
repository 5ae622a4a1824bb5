import { expect, test } from 'vitest'
import { parseChoice } from '#shared/grid/typed/parse-choice.ts'
import { startOffers } from '#shared/start/offers.ts'
import { builtInCatalogue } from '#shared/catalogue/tables.ts'
import { gridFacts } from '#shared/grid/grid-facts.ts'
import { choicesAsTyped } from './choice-names.ts'
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
		['buildClass', 'Shell retrofit', 'site setting'],
	])
	expect(askedOf(planFile())).toContainEqual(['buildClass', 'AI build', 'site setting'])
	const [site] = plan.sites
	if (site === undefined) throw new Error('The plan has a site.')
	const two = { ...plan, sites: [site, { ...site, id: 'second' }] }
	expect(askedOf(two)).toContainEqual(['buildClass', '', 'site setting'])
	expect(askedOf(plan, 'a')).toEqual([])
})

test('a class of build has one name, in lists, forms and catalog, and the names that sheets had before are still read', () => {
	const plan = planFile()
	const choices = choicesAsTyped(plan, gridFacts('sites', 'buildClass'))
	expect(choices.map(({ label }) => label)).toEqual(builtInCatalogue.buildClasses.map(({ name }) => name))
	expect(startOffers(builtInCatalogue).classes.map(({ words }) => words)).toEqual([
		'AI build: 12 to 31 months (default)',
		'Shell retrofit: 4 to 13 months',
		'Cloud self-build: 20 to 45 months',
	])
	const read = (text: string) => parseChoice(text, choices)
	for (const text of [
		'Retrofit of a shell that stands',
		'Built for accelerators',
		'Own pace',
		'A cloud at its own pace',
	])
		expect([text, read(text).ok]).toEqual([text, true])
})
