import type { Figure, WhyTarget } from '#shared/formats/key-figure.ts'

/** A figure of one scenario, as one cell of a comparison. */
export type CompareViewCell = {
	/** what makes it the same row in another scenario, where name and note do not */
	readonly key?: string
	readonly row: string
	readonly note: string
	readonly text: string
	readonly why: WhyTarget | null
	/** of what has no explanation of its own: the page that tells where it is from */
	readonly page?: string
	/** how far it is from another of its row; '' where that cannot be told */
	readonly value: number | null
	readonly unit: Figure['unit'] | 'months' | null
	/** which is better; null where neither is */
	readonly better: 'less' | 'more' | null
}
