import { clsx } from 'clsx'
import { useId, useRef, useState } from 'react'
import type { KeyboardEvent } from 'react'
import { Frame, type FieldFrame } from '#app/components/ui/field.tsx'
import { useScripts } from '#app/hooks/use-scripts.ts'
import { nameBegun, type NameBegun } from '#shared/together/name-begun.ts'

type MentionAreaProps = Pick<FieldFrame, 'label' | 'help' | 'errors'> & {
	name: string
	rows: number
	maxLength: number
	people: readonly string[]
}

/** Several lines in which people are spoken to: after `@` their names are offered, to be taken with arrows and Enter. */
export function MentionArea({ label, help, errors, people, ...control }: MentionAreaProps) {
	const id = useId()
	const scripts = useScripts()
	const area = useRef<HTMLTextAreaElement>(null)
	const [begun, setBegun] = useState<NameBegun | null>(null)
	const [active, setActive] = useState(0)
	const offered = begun?.people ?? []
	const optionId = (at: number) => `${id}-${String(at)}`
	const look = () => {
		const { value = '', selectionStart = 0 } = area.current ?? {}
		setBegun(nameBegun(value, selectionStart, people))
		setActive(0)
	}
	const pick = (name: string) => {
		const { current } = area
		if (current !== null && begun !== null) current.setRangeText(`@${name} `, begun.from, current.selectionStart, 'end')
		setBegun(null)
	}
	const onKeyDown = (event: KeyboardEvent) => {
		const chosen = offered[active]
		if (chosen === undefined || event.nativeEvent.isComposing) return
		const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
		if (step !== 0) setActive((active + step + offered.length) % offered.length)
		else if (event.key === 'Enter') pick(chosen)
		else if (event.key === 'Escape') setBegun(null)
		else return
		event.preventDefault()
		event.stopPropagation()
	}
	const listed = {
		role: 'combobox',
		'aria-autocomplete': 'list',
		'aria-haspopup': 'listbox',
		'aria-expanded': offered.length > 0,
		'aria-controls': `${id}-list`,
		'aria-activedescendant': offered.length > 0 ? optionId(active) : undefined,
	} as const
	return (
		<Frame
			frame={{ label, help, errors }}
			id={id}
			control={(wired) => (
				<div className="combobox">
					<textarea
						{...control}
						{...wired}
						{...(scripts && listed)}
						ref={area}
						required
						onInput={look}
						onClick={look}
						onBlur={() => setBegun(null)}
						onKeyDown={onKeyDown}
					/>
					<ul id={`${id}-list`} role="listbox" aria-label="People of the team" hidden={offered.length === 0}>
						{offered.map((name, at) => (
							<li
								key={name}
								id={optionId(at)}
								role="option"
								aria-selected={at === active}
								className={clsx(at === active && 'is-active')}
								// Before the field loses the focus, which would close the list under the pointer.
								onPointerDown={(event) => {
									event.preventDefault()
									pick(name)
								}}
							>
								{name}
							</li>
						))}
					</ul>
				</div>
			)}
		/>
	)
}
