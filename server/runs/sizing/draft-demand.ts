import { cite, guess, type Note } from '#shared/catalogue/templates/cited.ts'
import { trainingFields } from '#shared/fields/workloads/training-fields.ts'
import { toBeConfirmed } from '#shared/start/to-confirm.ts'
import { monthsBetween } from '#shared/units/months.ts'
import { said, SITE, sized, usual, type SizingBasis, type Item } from './sized-notes.ts'
import { down, trainingOf, up } from './sizes.ts'

const MOST_TOKENS = trainingFields.trainingTokens.max ?? Infinity

/** Nobody can know yet who will use it. */
const demandGuess = (why: string): Note => ({ ...guess(toBeConfirmed(why)) })

export function demandOf({ answers, choices, sizes }: SizingBasis): {
	readonly applications: readonly Item[]
	readonly workloads: readonly Item[]
} {
	const { archetype, servedModel, trainedModel, scienceModel } = choices
	const { demand, halls, horizonMonths } = sizes
	const { users, tokensPerAcceleratorMonth, jobsPerAccelerator } = demand
	const ofHall = (name: string, index: number) => (halls.length === 1 ? name : `${name}, hall ${index + 1}`)
	const perRack = choices.chip.acceleratorsPerRack ?? 1
	const number =
		answers.users === null
			? demandGuess('Sized to fill the site by the end of the plan, not forecast.')
			: said('Answers to a new plan')
	const startMonth = cite(answers.by, said('The target month'))
	const model = ({ id, name, source }: { readonly id: string; readonly name: string; readonly source: string }) =>
		cite(
			id,
			answers.model === null
				? usual(`${name}: ${source}`, 'A usual choice whose weights may be used.')
				: said(`${name}: ${source}`),
		)
	const applications =
		archetype === null || servedModel === null
			? []
			: [
					{
						id: 'users',
						name: archetype.name,
						archetype: cite(
							archetype.id,
							answers.archetype === null
								? usual(`${archetype.name}: ${archetype.source}`, 'The most usual use.')
								: said(`${archetype.name}: ${archetype.source}`),
						),
						unitsAtStart: cite(users, number),
						unitsAtEnd: cite(users, number),
						startMonth,
					},
				]
	const serving =
		servedModel === null
			? []
			: [
					{
						id: 'serve',
						name: `Serve ${servedModel.name}`,
						kind: 'inference',
						model: model(servedModel),
						applicationIds: ['users'],
						siteIds: [SITE],
						priority: 1,
						startMonth,
					},
				]
	const training =
		trainedModel === null
			? []
			: halls.map((hall, index) => {
					const accelerators = trainingOf(hall, demand, perRack)
					// A month more than is asked for, so that it goes on to the end however early its hall is there.
					const months = horizonMonths - monthsBetween(answers.from, answers.by) + 1
					return {
						id: `train-${index + 1}`,
						name: ofHall(`Train models like ${trainedModel.name}`, index),
						kind: 'training',
						model: model(trainedModel),
						siteIds: [SITE],
						accelerators: cite(accelerators, sized('Accelerators that serving leaves, in whole racks.')),
						trainingTokens: cite(
							Math.min(MOST_TOKENS, up(accelerators * months * tokensPerAcceleratorMonth)),
							demandGuess(
								'Runs one after the other, sized to keep their accelerators at work to the end of the plan, not forecast.',
							),
						),
						priority: 2,
						startMonth,
					}
				})
	const science =
		scienceModel === null
			? []
			: halls.map((hall, index) => ({
					id: `science-${index + 1}`,
					name: ofHall(`Run ${scienceModel.name}`, index),
					kind: 'batch',
					model: model(scienceModel),
					siteIds: [SITE],
					jobsPerMonth: cite(
						down(hall.accelerators * jobsPerAccelerator),
						demandGuess('Sized to fill the site, not forecast.'),
					),
					startMonth,
				}))
	return { applications, workloads: [...serving, ...training, ...science] }
}
