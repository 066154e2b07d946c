/** What TypeScript knows of the package's public types, for the manifest: the fields of each event's detail, the choices of each property. */
import { join } from 'node:path';
import ts from 'typescript';

export interface Field {
  /** `account.email` for what stands in a field. */
  name: string;
  type: string;
  /** It may be absent. */
  optional?: true;
  description?: string;
}

export interface PublicTypes {
  /** By event. */
  details: Map<string, Field[]>;
  /** Of a property that is one of some strings, as `EmsAccount.section`, those strings. */
  choices: Map<string, string>;
}

/** A detail is told with what stands in its fields, and no deeper. */
const depth = 2;

/** A union of more strings than these is told by its name: nobody reads fifty codes in a row. */
const many = 8;

const isOfStrings = (type: ts.Type): type is ts.UnionType =>
  type.isUnion() && type.types.every((one) => one.isStringLiteral());

const text = (type: ts.Type, checker: ts.TypeChecker): string =>
  checker
    .typeToString(
      type,
      undefined,
      ts.TypeFormatFlags.NoTruncation |
        ts.TypeFormatFlags.InTypeAlias |
        ts.TypeFormatFlags.UseSingleQuotesForStringLiteralType,
    )
    .replace(/ \| undefined\b/g, '');

/** The long unions that have a name, by what they are in full. */
const longUnions = (exported: readonly ts.Symbol[], checker: ts.TypeChecker): Map<string, string> =>
  new Map(
    exported.flatMap((symbol) => {
      const type = checker.getDeclaredTypeOfSymbol(symbol);
      return isOfStrings(type) && type.types.length > many ? [[text(type, checker), symbol.name] as const] : [];
    }),
  );

/** In the order of the sources: the checker has its own. */
const stringsOf = (node: ts.Node | undefined, checker: ts.TypeChecker): string[] => {
  if (node && ts.isUnionTypeNode(node)) return node.types.flatMap((one) => stringsOf(one, checker));
  if (node && ts.isLiteralTypeNode(node) && ts.isStringLiteral(node.literal)) return [node.getText()];
  if (!node || !ts.isTypeReferenceNode(node)) return [];
  const symbol = checker.getSymbolAtLocation(node.typeName);
  const named = symbol && symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol;
  const [declared] = named?.declarations ?? [];
  return declared && ts.isTypeAliasDeclaration(declared) ? stringsOf(declared.type, checker) : [];
};

const choicesOf = (exported: readonly ts.Symbol[], checker: ts.TypeChecker): PublicTypes['choices'] =>
  new Map(
    exported
      .filter(({ flags }) => flags & ts.SymbolFlags.Class)
      .flatMap((element) =>
        checker
          .getDeclaredTypeOfSymbol(element)
          .getProperties()
          .flatMap((property) => {
            const { valueDeclaration: declared } = property;
            const type = checker.getNonNullableType(checker.getTypeOfSymbol(property));
            if (!declared || !ts.isPropertyDeclaration(declared) || !isOfStrings(type)) return [];
            return [[`${element.name}.${property.name}`, stringsOf(declared.type, checker).join(' | ')] as const];
          }),
      ),
  );

/** The name that the sources give a field's type, where they give one. */
const nameOfType = ({ valueDeclaration: declared }: ts.Symbol): string | undefined => {
  const named =
    declared && ts.isPropertySignature(declared)
      ? declared.type
      : declared && ts.isPropertyAssignment(declared)
        ? declared.initializer
        : undefined;
  return named && (ts.isTypeReferenceNode(named) || ts.isIdentifier(named)) ? named.getText() : undefined;
};

export const publicTypes = (root = '.'): PublicTypes => {
  const read = ts.readConfigFile(join(root, 'src/tsconfig.json'), (path) => ts.sys.readFile(path));
  const { options } = ts.parseJsonConfigFileContent(read.config, ts.sys, join(root, 'src'));
  const file = join(root, 'src/index.ts');
  const program = ts.createProgram([file], options);
  const checker = program.getTypeChecker();
  const exported = checker
    .getExportsOfModule(checker.getSymbolAtLocation(program.getSourceFile(file)!)!)
    .map((symbol) => (symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol));
  const long = longUnions(exported, checker);

  const typeOf = (property: ts.Symbol, type: ts.Type, isTold: boolean): string =>
    // What is in it is told, so its name is enough.
    (isTold && nameOfType(property)) ||
    [...long].reduce((told, [strings, name]) => told.replaceAll(strings, name), text(type, checker));

  const fieldsOf = (type: ts.Type, before: string, left: number): Field[] =>
    type.getProperties().flatMap((property): Field[] => {
      const name = `${before}${property.name}`;
      const whole = checker.getTypeOfSymbol(property);
      const own = checker.getNonNullableType(whole);
      const description = ts.displayPartsToString(property.getDocumentationComment(checker)).replace(/\s+/g, ' ');
      const isTold = left > 1 && Boolean(own.flags & ts.TypeFlags.Object) && !checker.isArrayType(own);
      return [
        {
          name,
          type: typeOf(property, whole, isTold),
          ...(property.flags & ts.SymbolFlags.Optional && { optional: true as const }),
          ...(description && { description }),
        },
        ...(isTold ? fieldsOf(own, `${name}.`, left - 1) : []),
      ];
    });

  const details = checker.getDeclaredTypeOfSymbol(exported.find(({ name }) => name === 'EventDetails')!);
  return {
    details: new Map(
      details
        .getProperties()
        .map((event) => [event.name, fieldsOf(checker.getTypeOfSymbol(event), '', depth)] as const),
    ),
    choices: choicesOf(exported, checker),
  };
};
