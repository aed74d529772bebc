const REPOSITORY = 'https://github.com/cdk-ecs-service-connect/cdk-ecs-service-connect';
const FILES = 'https://raw.githubusercontent.com/cdk-ecs-service-connect/cdk-ecs-service-connect';

/** An inline link, or the picture that an exclamation mark makes of it, whose target is a path. */
const LINK = /(!?)(\[[^\]]*\])\((?![a-z]+:|#)([^)\s]+)\)/g;

/** A page of the top of the repository with links that lead there from anywhere. */
export function withAbsoluteLinks(page: string): string {
  return page.replace(LINK, (_link, picture: string, text: string, path: string) => (
    picture ? `!${text}(${FILES}/main/${path})` : `${text}(${REPOSITORY}/blob/main/${path})`
  ));
}
