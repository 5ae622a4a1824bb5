const plain = (text: string) => text.trim().toLowerCase()

/** Options for a text in a control, and the one that the arrows go on from; -1: none yet. */
export type OptionsFor = { readonly shown: readonly string[]; readonly from: number }

/**
 * What is typed searches: the option of that very name first, then those that begin with it, then those that hold it. A text
 * that stood there and is an option is no search: all are shown, and the arrows go on from it.
 */
export function optionsFor(
	options: readonly string[],
	{ text, typed }: { readonly text: string; readonly typed: boolean },
): OptionsFor {
	const asked = plain(text)
	const chosen = options.findIndex((option) => plain(option) === asked)
	if (asked === '' || (chosen >= 0 && !typed)) return { shown: options, from: chosen }
	const rank = (option: string) => (plain(option) === asked ? 0 : plain(option).startsWith(asked) ? 1 : 2)
	const found = options.filter((option) => plain(option).includes(asked))
	return { shown: found.toSorted((one, other) => rank(one) - rank(other)), from: -1 }
}
