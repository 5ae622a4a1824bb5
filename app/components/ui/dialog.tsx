import { X } from 'lucide-react'
import { clsx } from 'clsx'
import { useEffect, useId, useLayoutEffect, useRef } from 'react'
import type { ReactNode } from 'react'
import { useFocusBack } from '#app/hooks/use-focus-back.ts'
import { Button, IconButton } from './button.tsx'

export type DialogProps = {
	title: ReactNode
	sub?: ReactNode
	/** Called on Esc, on the cross and on a click outside. */
	onClose: () => void
	children: ReactNode
	foot?: ReactNode
	/** For a table rather than a form. */
	wide?: boolean
}

/** Before anybody sees what has been drawn; on the server, where nothing is, not at all. */
const useBeforeSeen = typeof document === 'undefined' ? useEffect : useLayoutEffect

/** The browser's own modal keeps focus inside, closes on Esc and hides the page behind from readers. */
function Modal({ title, sub, onClose, children, foot, wide, sheet }: DialogProps & { sheet: 'sheet' | 'centre' }) {
	const element = useRef<HTMLDialogElement>(null)
	const titleId = useId()
	useFocusBack()
	useBeforeSeen(() => {
		const dialog = element.current
		if (dialog === null) return
		const onCancel = (event: Event) => {
			event.preventDefault()
			onClose()
		}
		const onMouseDown = (event: MouseEvent) => {
			if (event.target === dialog) onClose()
		}
		dialog.addEventListener('cancel', onCancel)
		dialog.addEventListener('mousedown', onMouseDown)
		return () => {
			dialog.removeEventListener('cancel', onCancel)
			dialog.removeEventListener('mousedown', onMouseDown)
		}
	}, [onClose])
	useBeforeSeen(() => {
		const dialog = element.current
		if (dialog === null) return
		// Drawn open by the server for pages without scripts; only showModal traps focus.
		dialog.close()
		dialog.showModal()
		dialog.querySelector<HTMLElement>('.dialog-body :is(input:not([type="hidden"]), select, textarea)')?.focus()
		return () => dialog.close()
	}, [])
	return (
		<dialog
			ref={element}
			open
			className={clsx('dialog', sheet === 'sheet' && 'dialog-sheet', wide && 'dialog-wide')}
			aria-labelledby={titleId}
		>
			<div className="dialog-head">
				<div className="flex-1">
					<h2 id={titleId}>{title}</h2>
					{sub !== undefined && <p className="card-sub">{sub}</p>}
				</div>
				<IconButton label="Close" kind="ghost" type="button" onClick={onClose}>
					<X className="icon" strokeWidth={1.75} aria-hidden />
				</IconButton>
			</div>
			<div className="dialog-body">{children}</div>
			{foot !== undefined && <div className="dialog-foot">{foot}</div>}
		</dialog>
	)
}

/** For one decision: «Delete site «Abilene»?» with what follows from it. */
export function Dialog(props: DialogProps) {
	return <Modal {...props} sheet="centre" />
}

/** For a form that refers to the list behind it: opens at the right, on phones from below. */
export function Sheet(props: DialogProps) {
	return <Modal {...props} sheet="sheet" />
}

export type ConfirmProps = { title: ReactNode; children: ReactNode; verb: string; form: string; onClose: () => void }

/** A decision that submits the form of that id. */
export function ConfirmDialog({ title, children, verb, form, onClose }: ConfirmProps) {
	return (
		<Dialog
			title={title}
			onClose={onClose}
			foot={
				<>
					<Button type="button" onClick={onClose}>
						Cancel
					</Button>
					<Button kind="primary" form={form}>
						{verb}
					</Button>
				</>
			}
		>
			{children}
		</Dialog>
	)
}
