package org.incidentbridge.http;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.util.Collection;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import org.jspecify.annotations.Nullable;

/**
 * The system's trusted certificates and those of a PEM file together.
 *
 * @param sockets for TLS
 * @param trust what they trust
 */
public record ExtraTrust(SSLSocketFactory sockets, X509TrustManager trust) {

  /**
   * Reads the file.
   *
   * @throws IllegalArgumentException if it cannot be read or holds no certificate
   */
  public static ExtraTrust of(Path pem) {
    try {
      KeyStore anchors = KeyStore.getInstance(KeyStore.getDefaultType());
      anchors.load(null, null);
      int count = 0;
      for (Certificate system : managerOf(null).getAcceptedIssuers()) {
        anchors.setCertificateEntry("anchor-" + count++, system);
      }
      for (Certificate extra : certificates(pem)) {
        anchors.setCertificateEntry("anchor-" + count++, extra);
      }
      X509TrustManager trust = managerOf(anchors);
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(null, new TrustManager[] {trust}, null);
      return new ExtraTrust(context.getSocketFactory(), trust);
    } catch (GeneralSecurityException | IOException e) {
      throw new IllegalArgumentException(
          "cannot use the certificates in "
              + pem
              + ": "
              + e.getMessage()
              + "; give a readable PEM file with the certificate of your company's CA",
          e);
    }
  }

  private static Collection<? extends Certificate> certificates(Path pem)
      throws IOException, GeneralSecurityException {
    try (InputStream in = Files.newInputStream(pem)) {
      var found = CertificateFactory.getInstance("X.509").generateCertificates(in);
      if (found.isEmpty()) {
        throw new IOException("there is no certificate in it");
      }
      return found;
    }
  }

  private static X509TrustManager managerOf(@Nullable KeyStore anchors)
      throws GeneralSecurityException {
    var factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    factory.init(anchors);
    return Stream.of(factory.getTrustManagers())
        .filter(X509TrustManager.class::isInstance)
        .map(X509TrustManager.class::cast)
        .findFirst()
        .orElseThrow(() -> new GeneralSecurityException("Java has no X.509 trust manager"));
  }
}
