/** What is made of an object is made once, when it is first asked for, and kept for as long as the object is. */
export function keptBy<Of extends object, Made>(make: (of: Of) => Made): (of: Of) => Made {
	const known = new WeakMap<Of, { readonly made: Made }>()
	return (of) => {
		const kept = known.get(of) ?? { made: make(of) }
		known.set(of, kept)
		return kept.made
	}
}
