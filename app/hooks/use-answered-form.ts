import { useNavigation } from '@remix-run/react'
import { useEffect, useRef } from 'react'
import type { FormReply } from '#server/http/forms/read-submission.ts'

/**
 * A form that the server checks: what was typed comes back with what is wrong, and the first field that is wrong is gone to.
 * The browser's own bubbles stay away: our sentences name the field as the page does. Busy while it is on its way.
 */
export function useAnsweredForm(reply: FormReply | undefined, begun: Readonly<Record<string, string>> = {}) {
	const busy = useNavigation().state !== 'idle'
	const ref = useRef<HTMLFormElement>(null)
	useEffect(() => {
		ref.current?.querySelector<HTMLElement>('[aria-invalid]')?.focus()
	}, [reply])
	const inputOf = (name: string) => ({
		name,
		defaultValue: reply?.typed[name] ?? begun[name],
		errors: reply?.errors[name],
	})
	return { form: { own: { ref, noValidate: true }, busy, errors: reply?.errors[''] }, inputOf }
}

export type AnsweredForm = ReturnType<typeof useAnsweredForm>['form']
