/** How good a value is, in a word: a guess is dashed. */
export function Tag({ tag }: { tag: string }) {
	return <span className={tag === 'guess' ? 'tag tag-guess' : 'tag'}>{tag}</span>
}
