import { optionsOf, selected } from './options';
import { STORIES } from './stories';

const names = (topology: 'hub' | 'perCluster' | 'rings', ...stories: readonly string[]): readonly string[] =>
  selected(STORIES, topology, stories).map(({ name }) => name);

describe('optionsOf', () => {
  it('takes both topologies without rings, and all stories, by default', () => {
    expect(optionsOf([], STORIES)).toEqual({ topologies: ['hub', 'perCluster'], stories: [] });
  });

  it('takes several stories and all topologies', () => {
    expect(optionsOf(['--topology', 'all', '--story', 'drain', '--story', 'move'], STORIES)).toEqual({
      topologies: ['hub', 'perCluster', 'rings'],
      stories: ['drain', 'move'],
    });
  });

  it.each([
    [['--story', 'dance'], /^--story dance does not exist; use one of: .*install/],
    [['--topology', 'star'], /^--topology star does not exist; use hub, perCluster, rings or all$/],
    [['--speed', '2'], /Unknown option '--speed'/],
  ])('fails for %j', (args, message) => {
    expect(() => optionsOf(args, STORIES)).toThrow(message);
  });
});

describe('selected', () => {
  it('plays the stories that a story needs before it, and the installation first', () => {
    expect(names('hub', 'take-out')).toEqual(['install', 'drain', 'leave', 'take-out']);
  });

  it('plays a story that wants fresh clusters without the installation', () => {
    expect(names('hub', 'missing-prerequisites')).toEqual(['missing-prerequisites']);
  });

  it('leaves out stories that a topology does not have', () => {
    expect(names('perCluster')).not.toContain('delete-root');
    expect(names('rings', 'move')).toEqual([]);
  });
});
