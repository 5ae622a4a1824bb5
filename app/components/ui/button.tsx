import { Link } from '@remix-run/react'
import type { LinkProps } from '@remix-run/react'
import { clsx } from 'clsx'
import type { ButtonHTMLAttributes, ReactNode } from 'react'

export type ButtonLook = {
	kind?: 'plain' | 'primary' | 'ghost' | 'danger'
	size?: 'small' | 'normal' | 'large'
}

export function buttonClass({ kind = 'plain', size = 'normal' }: ButtonLook, extra?: string): string {
	return clsx('button', kind !== 'plain' && `button-${kind}`, size !== 'normal' && `button-${size}`, extra)
}

export type ButtonProps = ButtonLook & ButtonHTMLAttributes<HTMLButtonElement>

/** A verb and its object: «Send invitations», «Add a site». */
export function Button({ kind, size, className, type = 'submit', ...rest }: ButtonProps) {
	return (
		<button
			type={type}
			className={buttonClass({ ...(kind && { kind }), ...(size && { size }) }, className)}
			{...rest}
		/>
	)
}

export type ButtonLinkProps = ButtonLook & Omit<LinkProps, 'className'> & { className?: string }

/** A link that looks like a button: it leads somewhere and changes nothing. */
export function ButtonLink({ kind, size, className, children, ...rest }: ButtonLinkProps) {
	return (
		<Link className={buttonClass({ ...(kind && { kind }), ...(size && { size }) }, className)} {...rest}>
			{children}
		</Link>
	)
}

/** Icon only; the label is read aloud and shown on hover. */
export function IconButton({
	label,
	children,
	className,
	...rest
}: ButtonProps & { label: string; children: ReactNode }) {
	return (
		<Button aria-label={label} title={label} className={clsx('button-icon', className)} {...rest}>
			{children}
		</Button>
	)
}
