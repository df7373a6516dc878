package org.incidentbridge.similar;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.FieldType;
import org.apache.lucene.document.StringField;
import org.apache.lucene.index.IndexOptions;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.SerialMergeScheduler;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.SearcherManager;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.store.ByteBuffersDirectory;

/**
 * Texts by a name each, in memory, to find those that tell of the same problem. What it finds are
 * suggestions: how alike two texts are says {@link #score}. For one thread at a time.
 */
public final class TextIndex {

  /** No more texts than that are put in: memory is bounded. */
  private static final int MOST = 500_000;

  private static final double BUFFER_MEGABYTES = 32;
  private static final int MOST_WORDS = 10;
  private static final float TITLE_BOOST = 3;

  /** As if so many other texts were there, so that the first ones do not look alike. */
  private static final int BACKGROUND = 1_000;

  private static final String NAME = "name";
  private static final String SHELF = "shelf";
  private static final String HEAD = "head";
  private static final String TITLE = "title";
  private static final String TITLE_PLAIN = "titlePlain";
  private static final String TEXT = "text";
  private static final FieldType WORDS = words();

  /** It would tell every admin about a faster way of what takes no time here. */
  private static final Logger NOISE =
      Logger.getLogger("org.apache.lucene.internal.vectorization.VectorizationProvider");

  static {
    NOISE.setLevel(Level.OFF);
  }

  private final IndexWriter writer;
  private final SearcherManager searchers;

  public TextIndex() {
    try {
      var config =
          new IndexWriterConfig()
              .setMergeScheduler(new SerialMergeScheduler())
              .setRAMBufferSizeMB(BUFFER_MEGABYTES);
      writer = new IndexWriter(new ByteBuffersDirectory(), config);
      searchers = new SearcherManager(writer, null);
    } catch (IOException impossible) {
      throw failed(impossible);
    }
  }

  private static FieldType words() {
    var type = new FieldType();
    type.setIndexOptions(IndexOptions.DOCS_AND_FREQS);
    type.setTokenized(true);
    type.freeze();
    return type;
  }

  private static UncheckedIOException failed(IOException why) {
    return new UncheckedIOException("the index in memory failed", why);
  }

  /**
   * Puts a text in, in the place of one with the same name; not if there is no room left.
   *
   * @param shelf what is looked for is looked for on one shelf
   */
  public void put(String name, String shelf, ProblemText text) {
    var doc = new Document();
    doc.add(new StringField(NAME, name, Field.Store.YES));
    doc.add(new StringField(SHELF, shelf, Field.Store.NO));
    doc.add(new StringField(HEAD, head(text), Field.Store.NO));
    add(doc, TITLE, Words.stems(text.title()));
    add(doc, TITLE_PLAIN, Words.plain(text.title()));
    add(doc, TEXT, Words.stems(text.text()));
    try {
      if (writer.getDocStats().numDocs >= MOST) {
        writer.deleteDocuments(new Term(NAME, name));
        return;
      }
      writer.updateDocument(new Term(NAME, name), doc);
    } catch (IOException impossible) {
      throw failed(impossible);
    }
  }

  /** A title of any length as one term, which Lucene bounds. */
  private static String head(ProblemText text) {
    String plain = text.plainTitle();
    return plain.length() > 1_000 ? plain.substring(0, 1_000) : plain;
  }

  private static void add(Document doc, String field, Map<String, Integer> words) {
    if (!words.isEmpty()) {
      doc.add(new Field(field, new Counted(words), WORDS));
    }
  }

  /** Takes a text out; nothing happens if it is not there. */
  public void remove(String name) {
    try {
      writer.deleteDocuments(new Term(NAME, name));
    } catch (IOException impossible) {
      throw failed(impossible);
    }
  }

  /** How many texts there are. */
  public int size() {
    return search(searcher -> searcher.getIndexReader().numDocs());
  }

  /** The names of texts with the same title, the first ones put in first. */
  public List<String> titled(ProblemText text, String shelf, int limit) {
    if (text.plainTitle().isEmpty()) {
      return List.of();
    }
    Query head = new TermQuery(new Term(HEAD, head(text)));
    return search(searcher -> names(searcher, onShelf(head, shelf), limit));
  }

  /** The names of the texts that share most, those that share more first. */
  public List<String> like(ProblemText text, String shelf, int limit) {
    return search(
        searcher -> {
          var query = new BooleanQuery.Builder();
          any(query, searcher, TITLE, Words.stems(text.title()), TITLE_BOOST);
          any(query, searcher, TEXT, Words.stems(text.text()), 1);
          BooleanQuery whole = query.build();
          return whole.clauses().isEmpty()
              ? List.<String>of()
              : names(searcher, onShelf(whole, shelf), limit);
        });
  }

  /** The rarest words of a text, as far as any text has them. */
  private static void any(
      BooleanQuery.Builder query,
      IndexSearcher searcher,
      String field,
      Map<String, Integer> words,
      float boost)
      throws IOException {
    record Rare(Term term, int texts) {}
    List<Rare> known = new ArrayList<>();
    for (String word : words.keySet()) {
      var term = new Term(field, word);
      int texts = searcher.getIndexReader().docFreq(term);
      if (texts > 0) {
        known.add(new Rare(term, texts));
      }
    }
    known.sort(Comparator.comparingInt(Rare::texts));
    known.stream()
        .limit(MOST_WORDS)
        .forEach(r -> query.add(new BoostQuery(new TermQuery(r.term()), boost), Occur.SHOULD));
  }

  private static Query onShelf(Query query, String shelf) {
    return new BooleanQuery.Builder()
        .add(query, Occur.MUST)
        .add(new TermQuery(new Term(SHELF, shelf)), Occur.FILTER)
        .build();
  }

  private static List<String> names(IndexSearcher searcher, Query query, int limit)
      throws IOException {
    List<String> names = new ArrayList<>();
    var stored = searcher.storedFields();
    for (ScoreDoc hit : searcher.search(query, limit).scoreDocs) {
      names.add(stored.document(hit.doc).get(NAME));
    }
    return names;
  }

  /** How alike two texts are, by how rare their words are in this index. */
  public Score score(ProblemText one, ProblemText other) {
    return search(
        searcher -> {
          IndexReader reader = searcher.getIndexReader();
          int all = Math.max(BACKGROUND, reader.numDocs());
          Map<String, Double> known = new HashMap<>();
          return new Resemblance(word -> known.computeIfAbsent(word, w -> rarity(reader, w, all)))
              .of(one, other);
        });
  }

  /** As BM25 weighs a word. */
  private static double rarity(IndexReader reader, String word, int all) {
    try {
      int stems = reader.docFreq(new Term(TITLE, word));
      int texts = stems > 0 ? stems : reader.docFreq(new Term(TITLE_PLAIN, word));
      return Math.log(1 + (all - texts + 0.5) / (texts + 0.5));
    } catch (IOException impossible) {
      throw failed(impossible);
    }
  }

  private interface Search<T> {
    T in(IndexSearcher searcher) throws IOException;
  }

  private <T> T search(Search<T> what) {
    try {
      searchers.maybeRefreshBlocking();
      IndexSearcher searcher = searchers.acquire();
      try {
        return what.in(searcher);
      } finally {
        searchers.release(searcher);
      }
    } catch (IOException impossible) {
      throw failed(impossible);
    }
  }
}
