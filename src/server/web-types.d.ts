// Better Auth's declarations name these types of the DOM, which Node's types lack. Only for the server's own project:
// the others have the DOM's.
type HeadersInit = NonNullable<ConstructorParameters<typeof Headers>[0]>;
type JsonWebKey = import('node:crypto').JsonWebKey;
