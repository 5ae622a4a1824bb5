import { useEffect, useRef, type RefObject } from 'react'

/** Where a form was refused, the first field that is wrong has the focus: in a long form it may lie far above the button. */
export function useFirstError(reply: object | null): RefObject<HTMLFormElement> {
	const form = useRef<HTMLFormElement>(null)
	useEffect(() => {
		if (reply !== null) form.current?.querySelector<HTMLElement>('[aria-invalid]')?.focus()
	}, [reply])
	return form
}
