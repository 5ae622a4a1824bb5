import { test } from 'vitest'
import { expectTrueOfHalf } from '../laws/sentences.ts'

/** Two files, so that both cores read. */
test(
	'no sentence of the first half of two hundred random plans says what its result denies',
	{ timeout: 300_000 },
	() => {
		expectTrueOfHalf(0)
	},
)
