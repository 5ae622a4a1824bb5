import type { Training } from '#shared/schemas/packets/training.ts'
import { inputsPage, yearsPage } from '../../../packets/training/training-report.ts'
import { trainingOf } from '../../../packets/training/training.ts'
import type { ReportInput, SectionBody } from '../../report-model.ts'
import { uncertaintyPage } from '../../sections/uncertainty.ts'
import { notRun } from '../reader-parts.ts'
import { trainingPageOne } from './page-one.ts'

/** Travelers by trade are what only a run tells: without one no page says who is local. */
const documentOf = (input: ReportInput): Training | null =>
	input.travellers === undefined ? null : trainingOf({ ...input, travellers: input.travellers })

const withoutRun = (bookmark: string): SectionBody => ({
	bookmark,
	finding: 'Local and traveling workers need a run of the plan',
	lede: '',
	blocks: [notRun('', 'lists need, local share and intake by trade')],
})

type TrainingTold = { readonly input: ReportInput; readonly document: Training }

const pageOf =
	(bookmark: string, body: (told: TrainingTold) => SectionBody) =>
	(input: ReportInput): SectionBody => {
		const document = documentOf(input)
		return document === null ? withoutRun(bookmark) : body({ input, document })
	}

export const trainingPage = pageOf('Intake and seats', ({ input, document }) => trainingPageOne(input, document))

export const needPage = pageOf('Need by year', ({ document }) => yearsPage(document))

/** What the dates of the need hang on; page one says what of it is signed, and who has work after the peak. */
export const surenessPage = pageOf('How sure the need is', ({ input }) => ({
	...uncertaintyPage(input),
	bookmark: 'How sure the need is',
}))

/** Ratios and completion with their sources, and how each number is calculated. */
export const sourcesPage = pageOf('Ratios, completion, sources', ({ document }) => ({
	...inputsPage(document),
	bookmark: 'Ratios, completion, sources',
}))
